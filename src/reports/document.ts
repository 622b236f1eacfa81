/** A document before it is written in a format: what it says, in the order in which it says it. */
export interface ReportDocument {
  readonly language: 'en' | 'zh';
  readonly title: string;
  readonly subtitle: string;
  /** One sentence, for whoever lists or shares the report. */
  readonly description: string;
  readonly contents: string;
  readonly sections: readonly Section[];
}

export interface Section {
  /** Of the anchor. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'paragraph' | 'note'; readonly text: string }
  | { readonly kind: 'subheading'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Item[] }
  | Table
  | { readonly kind: 'figure'; readonly figure: FigureName; readonly alternative: string }
  | { readonly kind: 'links'; readonly items: readonly { readonly label: string; readonly href: string }[] };

/** `lead` stands out before the text. */
export interface Item {
  readonly lead?: string;
  readonly text: string;
}

export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly { readonly label: string; readonly numeric?: boolean }[];
  readonly rows: readonly (readonly string[])[];
}

export const FIGURE_NAMES = ['assembly', 'distribution', 'shares'] as const;
export type FigureName = (typeof FIGURE_NAMES)[number];
