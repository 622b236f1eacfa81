import { badInput } from '../common/rollcall-error.js';
import type { Locale } from '../domain/locale.js';
import type { QuestionInput } from '../questions/fields.js';
import { compose } from './compose/compose.js';
import { FIGURE_NAMES, type FigureName, type ReportDocument } from './document.js';
import type { ReportQuestion } from './gather/question.js';
import type { Edition, ReportData } from './report-data.js';
import en from './words/en.js';
import type { ReportWords } from './words/words.js';
import zh from './words/zh.js';

/** What it is, for whoever chooses among the files. */
export const REPORT_DESCRIPTION =
  'The report of a year: how many take part in none, new initiatives, who joined and left, each group, who leads, and what is not known.';

export const REPORT_FORMATS = ['html', 'pdf', 'docx', 'md'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export const CONTENT_TYPES: Readonly<Record<ReportFormat, string>> = {
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  md: 'text/markdown; charset=utf-8',
};

export const WORDS_OF: Readonly<Record<Locale, ReportWords>> = { EN: en, ZH: zh };

/** A report as it is told in one language. */
export function documentOf(data: ReportData, locale: Locale, origin: string | null): ReportDocument {
  return compose(data, WORDS_OF[locale], origin);
}

/** The questions of the charts that a report shows. */
export function figureQuestions(
  { question: { input } }: ReportQuestion,
  { year, groups: { years } }: ReportData,
): Readonly<Record<FigureName, QuestionInput>> {
  return {
    assembly: input,
    distribution: { ...input, scheme: null },
    shares: { ...input, asOf: null, from: years[0]!.year, to: year },
  };
}

/** The figures that a document has. */
export function figuresIn({ sections }: ReportDocument): FigureName[] {
  return FIGURE_NAMES.filter((name) =>
    sections.some(({ blocks }) => blocks.some((block) => block.kind === 'figure' && block.figure === name)),
  );
}

/** The name under which a report is saved. */
export function fileNameOf(
  { year, edition }: { readonly year: number; readonly edition: Pick<Edition, 'release' | 'revision'> },
  locale: Locale,
  format: ReportFormat,
): string {
  const of = edition.release ?? `revision-${edition.revision}`;
  return `rollcall-report-${year}-${of}-${locale.toLowerCase()}.${format}`;
}

/** The format of that name. Throws BAD_USER_INPUT. */
export function reportFormat(name: string): ReportFormat {
  const format = REPORT_FORMATS.find((candidate) => candidate === name.toLowerCase());
  if (!format) throw badInput('format', `format: '${name}' is none of ${REPORT_FORMATS.join(', ')}`);
  return format;
}

/** The year that a text names. Throws BAD_USER_INPUT. */
export function reportYear(text: string): number {
  if (!/^\d{4}$/.test(text)) throw badInput('year', `year: '${text}' is not a year of the form 2026`);
  return Number(text);
}
