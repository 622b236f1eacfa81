const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => ESCAPES[character]!);

interface Listed {
  readonly name: string;
  readonly description: string;
  readonly files: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, { readonly description: string; readonly required?: true }>>;
}

/** The index as a page without a script, for whoever opens the address. */
export function indexPage(index: Readonly<Record<string, unknown>>): string {
  const { exports, charts, reports } = index as unknown as Readonly<
    Record<'exports' | 'charts' | 'reports', readonly Listed[]>
  >;
  const section = (title: string, things: readonly Listed[]) => `<h2>${title}</h2>${things.map(thing).join('')}`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Rollcall · files and pictures</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}dt{font-weight:600}dd{margin:0 0 .3rem 1rem}</style>
<h1>Rollcall: files and pictures</h1>
<p>Every address answers GET and asks for no key. <a href="/api/openapi.json">OpenAPI 3.1</a> · <a href="/graphql">GraphQL</a> · <a href="/sdmx/3.0/structure/dataflow">SDMX structures</a> · <a href="/">dashboard</a></p>
${section('Exports', exports)}${section('Charts', charts)}${section('Reports', reports)}</html>
`;
}

function thing({ name, description, files, parameters }: Listed): string {
  const links = Object.entries(files).map(([format, address]) =>
    // A place for a year leads nowhere.
    address.includes('{')
      ? `${escaped(format)}: <code>${escaped(address)}</code>`
      : `<a href="${escaped(address)}">${escaped(format)}</a>`,
  );
  const terms = Object.entries(parameters).map(
    ([parameter, { description: said, required }]) =>
      `<dt><code>${escaped(parameter)}</code>${required ? ' (needed)' : ''}</dt><dd>${escaped(said)}</dd>`,
  );
  return `<h3 id="${escaped(name)}">${escaped(name)}</h3><p>${escaped(description)} ${links.join(' · ')}</p>
<details><summary>${terms.length} parameters</summary><dl>${terms.join('')}</dl></details>`;
}
