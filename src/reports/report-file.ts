import { drawing } from '../charts/drawing.js';
import { inSlices } from '../common/in-slices.js';
import type { Settings } from '../config/settings.js';
import type { QuestionInput } from '../questions/fields.js';
import { checkKnown } from '../questions/from-query.js';
import { questionOf } from '../questions/question.js';
import type { Snapshot } from '../roll/snapshot.js';
import type { FigureName } from './document.js';
import { reportInSteps } from './gather/gather.js';
import { REPORT_FIELDS } from './gather/question.js';
import { render } from './render/render.js';
import { documentOf, figureQuestions, figuresIn, type ReportFormat } from './report.js';
import { surroundingsOf } from './surroundings.js';

/** A report, made where it is asked for: for the command line, which has a process to itself. */
export async function reportFile(
  snapshot: Snapshot,
  year: number,
  format: ReportFormat,
  input: QuestionInput,
  { publicUrl, chromium }: Pick<Settings, 'publicUrl' | 'chromium'>,
): Promise<Uint8Array> {
  checkKnown(input, REPORT_FIELDS);
  const locale = input.locale ?? 'EN';
  const { data, asked } = await inSlices(reportInSteps(snapshot, year, input));
  const document = documentOf(data, locale, publicUrl);
  const questions = figureQuestions(asked, data);
  const figures: Partial<Record<FigureName, Uint8Array>> = {};
  if (format !== 'md') {
    const { chartOf, render: draw } = await drawing();
    for (const name of figuresIn(document)) {
      const chart = await chartOf(name, questionOf(snapshot, { ...questions[name], locale }));
      figures[name] = await draw(chart, undefined, format === 'docx' ? 'png' : 'svg');
    }
  }
  const around = surroundingsOf(data, questions, locale, { publicUrl, isServed: false });
  return render({ document, figures, format, chromium, ...around });
}
