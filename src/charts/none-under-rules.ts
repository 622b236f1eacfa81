import { underBlocRulesInSteps } from '../domain/distribution.js';
import { noneNote } from '../questions/notes.js';
import type { ChartQuestion } from './chart-question.js';
import type { Span } from './words.js';

/** The states at none under each bloc rule: as a sentence, and as a range where they are not the same. */
export function* noneUnderRules({ question, number, locale }: ChartQuestion, atMost: boolean) {
  const { roll, initiatives, day, rule } = question;
  const underBlocRules = yield* underBlocRulesInSteps(roll, initiatives, day, rule);
  const counts = underBlocRules.map(({ atNone }) => atNone);
  const [least, greatest] = [Math.min(...counts), Math.max(...counts)];
  const span: Span | null = least === greatest ? null : { least: number(least), greatest: number(greatest) };
  return { sentence: noneNote({ underBlocRules, atMost }, locale), span };
}
