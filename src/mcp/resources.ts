import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type McpServer, ResourceNotFoundError, ResourceTemplate } from '@modelcontextprotocol/server';
import { projectRoot } from '../config/project-root.js';
import { VOCABULARIES } from '../domain/vocabulary.js';
import { DATASET, type Dataset } from './dataset.js';
import { answeredOrRefused } from './fault.js';
import type { Ask, Tool } from './tool.js';
import { countryCardTool } from './tools/country-card.js';
import { initiativeCardTool } from './tools/initiative-card.js';

const MARKDOWN = 'text/markdown';
/** As many completions as the protocol lets be told. */
const MOST_COMPLETIONS = 100;

interface State {
  readonly dataset: Dataset & { readonly releases: readonly { readonly name: string; readonly recordedAt: string }[] };
}

/** Every word of the roll with what it means, in both languages. */
function vocabularyText(): string {
  const parts = Object.entries(VOCABULARIES).map(([name, { sdl, terms }]) =>
    [
      `## ${name}`,
      sdl,
      ...Object.entries(terms).map(([word, term]) => `- \`${word}\` (${term.en}; ${term.zh}): ${term.sdl}`),
    ].join('\n'),
  );
  return ['# Vocabulary', ...parts].join('\n\n');
}

function citationText({ dataset }: State): string {
  return [
    dataset.citation,
    `Licence: ${dataset.licence}. The licences of sources are kept beside the data.`,
    `Facts were researched up to ${dataset.dataThrough}: a question that names no day is answered as of it.`,
    `Releases: ${dataset.releases.map(({ name, recordedAt }) => `${name} (${recordedAt.slice(0, 10)})`).join(', ')}.`,
    'Cite a figure by the line of its own answer (provenance.cite), which says what was counted and how.',
  ].join('\n');
}

/** What can be read without asking a question: what the figures mean, how to cite, the words, and a card of each thing. */
export function addResources(server: McpServer, ask: () => Ask): void {
  const fixed = (name: string, title: string, description: string, text: () => Promise<string> | string) => {
    const uri = `rollcall://${name}`;
    server.registerResource(name, uri, { title, description, mimeType: MARKDOWN }, () =>
      answeredOrRefused(async () => ({ contents: [{ uri, mimeType: MARKDOWN, text: await text() }] })),
    );
  };
  fixed('method', 'What the figures mean', 'The method: every figure, role and rule of counting defined.', () =>
    readFile(join(projectRoot(), 'METHOD.md'), 'utf8'),
  );
  fixed('citation', 'How to cite the data', 'Release, licence, day of the data and the line to print.', async () =>
    citationText(await ask()<State>(`query { ${DATASET.replace('{ ', '{ releases { name recordedAt } ')} }`)),
  );
  fixed(
    'vocabulary',
    'The words of the roll',
    'Every role, kind, reason and rule with its meaning, in English and Chinese.',
    vocabularyText,
  );
  card(server, ask, {
    ...{ name: 'country', title: 'A country', tool: countryCardTool, argument: 'country' },
    complete: countriesLike,
  });
  card(server, ask, {
    ...{ name: 'initiative', title: 'An initiative', tool: initiativeCardTool, argument: 'initiative' },
    complete: initiativesLike,
  });
}

interface Card {
  readonly name: string;
  readonly title: string;
  readonly tool: Tool;
  /** The tool's argument that the address names. */
  readonly argument: string;
  readonly complete: (text: string) => { readonly operation: string; readonly variables: object };
}

const countriesLike = (search: string) => ({
  operation: `query ($search: String) { found: countries(filter: { search: $search }, first: ${MOST_COMPLETIONS}) { nodes { id: code } } }`,
  variables: { search: search === '' ? null : search },
});
const initiativesLike = (search: string) => ({
  operation: `query ($search: String) { found: initiatives(filter: { search: $search }, first: ${MOST_COMPLETIONS}) { nodes { id: slug } } }`,
  variables: { search: search === '' ? null : search },
});

function card(server: McpServer, ask: () => Ask, { name, title, tool, argument, complete }: Card): void {
  const template = new ResourceTemplate(`rollcall://${name}/{name}`, {
    list: undefined,
    complete: {
      name: async (text) => {
        const { operation, variables } = complete(text.slice(0, 200));
        return answeredOrRefused(async () => {
          const { found } = await ask()<{ found: { nodes: readonly { id: string }[] } }>(operation, variables);
          return found.nodes.map(({ id }) => id);
        });
      },
    },
  });
  const description = `${tool.description} The same as the tool ${tool.name} answers.`;
  server.registerResource(
    name,
    template,
    { title, description, mimeType: 'text/plain' },
    async (uri, { name: asked }) => {
      const input = tool.input.safeParse({ [argument]: decodeURIComponent(String(asked)) });
      if (!input.success) throw new ResourceNotFoundError(uri.href);
      const { text } = await answeredOrRefused(() => tool.answer(input.data, ask()));
      return { contents: [{ uri: uri.href, mimeType: 'text/plain', text }] };
    },
  );
}
