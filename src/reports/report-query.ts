import { badInput } from '../common/rollcall-error.js';
import type { Locale } from '../domain/locale.js';
import type { QuestionInput } from '../questions/fields.js';
import { checkKnown, fromQuery } from '../questions/from-query.js';
import { REPORT_FIELDS } from './gather/question.js';
import { readLanguage } from './language.js';
import { type ReportFormat, reportFormat } from './report.js';

/** What the query of a report's address says. */
export interface ReportQuery {
  readonly input: QuestionInput;
  readonly locale: Locale;
  /** Null where it names none. */
  readonly format: ReportFormat | null;
}

/** Reads the query of a report's address: a question, `lang` as the dashboard writes it, and `format`. Strict as all are. */
export function readReportQuery({ lang, format, ...rest }: Readonly<Record<string, unknown>>): ReportQuery {
  for (const [name, value] of Object.entries({ lang, format })) {
    if (value !== undefined && typeof value !== 'string') throw badInput(name, `${name} is given more than once`);
  }
  checkKnown(rest, REPORT_FIELDS);
  const { locale, ...input } = fromQuery(rest, REPORT_FIELDS);
  if (lang !== undefined && locale != null) throw badInput('lang', 'lang and locale both say the language: give one');
  return {
    input,
    locale: lang === undefined ? (locale ?? 'EN') : readLanguage(lang as string),
    format: format === undefined ? null : reportFormat(format as string),
  };
}
