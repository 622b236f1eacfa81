const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it stands between tags or within the quotes of an attribute. */
export function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character]!);
}

/** A start tag with its attributes; those that are null are left out. */
export function tag(name: string, attributes: Readonly<Record<string, string | number | null>>): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([attribute, value]) => ` ${attribute}="${escaped(String(value))}"`);
  return `<${name}${written.join('')}>`;
}

/** An element that holds text. */
export function element(
  name: string,
  text: string,
  attributes: Readonly<Record<string, string | number | null>> = {},
): string {
  return `${tag(name, attributes)}${escaped(text)}</${name}>`;
}

/** Text in which `<strong>` and `</strong>` alone are marks. */
export function withMarks(text: string): string {
  return escaped(text).replaceAll(/&lt;(\/?)strong&gt;/g, '<$1strong>');
}

/** A value as a script of data holds it: nothing in it can end the script. */
export function dataScript(value: unknown): string {
  const text = JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e').replaceAll('&', '\\u0026');
  return `<script type="application/ld+json">${text}</script>`;
}
