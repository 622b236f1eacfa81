import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import MarkdownIt, { type Token } from 'markdown-it';
import { projectRoot } from '../../config/project-root.js';
import type { Language } from '../addresses.js';

const FILES: Readonly<Record<Language, string>> = { en: 'METHOD.md', zh: 'METHOD.zh.md' };

/** A name of the API, which stands for the figure that it is called by. */
const NAME = /^[A-Za-z]\w*$/;

/** The method as HTML, its sections and definitions with anchors that are alike in both languages. */
export interface MethodText {
  /** Without the heading of the whole. */
  readonly html: string;
  readonly title: string;
  /** In their order: anchor and heading. */
  readonly sections: readonly { readonly anchor: string; readonly title: string }[];
  readonly anchors: ReadonlySet<string>;
}

const texts = new Map<Language, MethodText>();

/** The method in a language; read once, for the file does not change while the server runs. */
export function methodText(language: Language): MethodText {
  let text = texts.get(language);
  if (!text) {
    text = renderMethod(readFileSync(join(projectRoot(), FILES[language]), 'utf8'));
    texts.set(language, text);
  }
  return text;
}

/**
 * Renders the method. A section is anchored by its number (`section-4`), or, where it has none, as `sources`; each name of
 * the API where it is defined: at the beginning of a point or a row of a table, else where it stands first.
 */
export function renderMethod(markdown: string): MethodText {
  const parser = new MarkdownIt({ html: false });
  const tokens = parser.parse(markdown, {});
  const anchors = new Set<string>();
  const sections: { anchor: string; title: string }[] = [];
  let title = '';
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'heading_open') continue;
    const heading = tokens[index + 1]!.content;
    if (token.tag === 'h1') {
      title = heading;
      continue;
    }
    const [, number] = /^(\d+)\./.exec(heading) ?? [];
    const anchor = number === undefined ? 'sources' : `section-${number}`;
    token.attrSet('id', anchor);
    anchors.add(anchor);
    sections.push({ anchor, title: heading });
  }
  for (const defining of [true, false]) {
    for (const [index, token] of tokens.entries()) {
      if (token.type === 'inline')
        anchorNames(token, defining ? beginsDefinition(tokens, index) : false, defining, anchors);
    }
  }
  const end = tokens.findIndex(({ type, tag }) => type === 'heading_close' && tag === 'h1');
  return { html: parser.renderer.render(tokens.slice(end + 1), parser.options, {}), title, sections, anchors };
}

/** Whether what stands here begins a point of a list or a row of a table. */
function beginsDefinition(tokens: readonly Token[], index: number): boolean {
  const [before, above] = [tokens[index - 1]?.type, tokens[index - 2]?.type];
  return (before === 'paragraph_open' && above === 'list_item_open') || (before === 'td_open' && above === 'tr_open');
}

/** Anchors the names that are defined here: of a definition those that stand first, separated by commas alone. */
function anchorNames(inline: Token, isDefinition: boolean, onlyDefinitions: boolean, anchors: Set<string>): void {
  if (onlyDefinitions && !isDefinition) return;
  for (const child of inline.children ?? []) {
    if (child.type === 'code_inline') {
      if (NAME.test(child.content) && !anchors.has(child.content)) {
        child.attrSet('id', child.content);
        anchors.add(child.content);
      }
    } else if (onlyDefinitions && !/^[,、，\s]*$/.test(child.content)) return;
  }
}
