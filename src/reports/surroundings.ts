import type { Locale } from '../domain/locale.js';
import type { QuestionInput } from '../questions/fields.js';
import { toQuery } from '../questions/from-query.js';
import { FIGURE_NAMES, type FigureName } from './document.js';
import type { PageParts } from './render/html.js';
import type { FigureAddresses } from './render/markdown.js';
import { REPORT_FORMATS, type ReportFormat } from './report.js';
import type { ReportData } from './report-data.js';

/** What stands around a report: where it is, in which other forms, and where its figures are. */
export interface Surroundings {
  readonly page: Omit<PageParts, 'figures' | 'fonts'>;
  readonly figureAddresses: FigureAddresses;
}

export interface Place {
  /** The server's own address, without a slash at its end, where it is known. */
  readonly publicUrl: string | null;
  /** Whether a server gives the report, so that links to its other forms lead somewhere. */
  readonly isServed: boolean;
}

const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = { EN: 'English', ZH: '中文' };

export function surroundingsOf(
  { year, query }: ReportData,
  questions: Readonly<Record<FigureName, QuestionInput>>,
  locale: Locale,
  { publicUrl, isServed }: Place,
): Surroundings {
  const other: Locale = locale === 'EN' ? 'ZH' : 'EN';
  const address = (language: Locale, format: ReportFormat) => {
    const parameters = new URLSearchParams(query);
    if (language === 'ZH') parameters.set('lang', 'zh');
    const text = parameters.toString();
    return `/reports/${year}${format === 'html' ? '' : `.${format}`}${text === '' ? '' : `?${text}`}`;
  };
  const chart = (name: FigureName, format: 'svg' | 'png') =>
    `${publicUrl}/charts/${name}.${format}?${toQuery({ ...questions[name], locale })}`;
  return {
    page: {
      address: publicUrl === null ? null : publicUrl + address(locale, 'html'),
      otherLanguage: isServed
        ? { address: (publicUrl ?? '') + address(other, 'html'), label: LANGUAGE_NAMES[other] }
        : null,
      picture: publicUrl === null ? null : chart('assembly', 'png'),
      formats: isServed
        ? REPORT_FORMATS.filter((format) => format !== 'html').map((format) => ({
            label: format === 'docx' ? 'Word' : format === 'md' ? 'Markdown' : format.toUpperCase(),
            href: address(locale, format),
          }))
        : [],
    },
    figureAddresses:
      publicUrl === null
        ? null
        : (Object.fromEntries(FIGURE_NAMES.map((name) => [name, chart(name, 'svg')])) as Record<FigureName, string>),
  };
}
