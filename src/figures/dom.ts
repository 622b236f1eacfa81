/**
 * The little of the DOM that the figures use, so that they compile and run alike in a browser and on a server without
 * the DOM's types. A browser's `document` and jsdom's both satisfy it.
 */
export interface SvgNode {
  readonly childNodes: ArrayLike<SvgNode>;
  readonly parentNode: { removeChild(child: SvgNode): unknown } | null;
  textContent: string | null;
  appendChild(child: SvgNode): unknown;
  insertBefore(child: SvgNode, before: SvgNode | null): unknown;
}

export interface SvgElement extends SvgNode {
  readonly children: ArrayLike<SvgElement>;
  readonly firstChild: SvgNode | null;
  setAttribute(name: string, value: string): void;
  getAttribute(name: string): string | null;
  removeAttribute(name: string): void;
  querySelectorAll(selectors: string): ArrayLike<SvgElement>;
  querySelector(selectors: string): SvgElement | null;
  removeChild(child: SvgNode): unknown;
  cloneNode(deep?: boolean): unknown;
}

export interface SvgDocument {
  createElementNS(namespace: string, name: string): unknown;
}

export const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** A new SVG element with these attributes; `undefined` ones are left out. Text is set as text, never as markup. */
export function svgElement(
  document: SvgDocument,
  name: string,
  attributes: Attributes = {},
  text?: string,
): SvgElement {
  const element = document.createElementNS(SVG_NAMESPACE, name) as SvgElement;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(key, String(value));
  }
  if (text !== undefined) element.textContent = text;
  return element;
}
