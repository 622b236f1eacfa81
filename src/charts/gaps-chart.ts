import type { Steps } from '../common/steps.js';
import { gapsInSteps } from '../domain/gaps.js';
import { ABSENCE_REASONS, type AbsenceReason } from '../domain/roll.js';
import { type ChartQuestion, limitBars, textOf } from './chart-question.js';
import type { Chart } from './figure.js';

/** How many states are absent from each initiative, and why. */
export function* gaps(asked: ChartQuestion): Steps<Chart> {
  const { question, words, name, number } = asked;
  const { roll, initiatives, among, day, rule } = question;
  limitBars(question, 'gaps');
  const gaps = yield* gapsInSteps(roll, initiatives, among, day, rule, 1);
  const counted = gaps.initiatives.map(({ initiative, missing }) => {
    const counts = Object.fromEntries(ABSENCE_REASONS.map((reason) => [reason, 0])) as Record<AbsenceReason, number>;
    for (const { reason } of missing) counts[reason]++;
    const total = number(missing.length);
    return {
      key: initiative.slug,
      name: name(initiative.names),
      counts,
      total: counts.UNKNOWN > 0 ? words.atMost(total) : total,
    };
  });
  const who = among ? name(among.names) : words.everyState;
  const unknown = counted.some(({ counts }) => counts.UNKNOWN > 0);
  return {
    text: textOf(asked, words.gapsTitle(who), { note: words.gapsNote(number(gaps.universeSize), unknown) }),
    figure: { of: 'gap-bars', data: { bars: counted, reasons: words.reasons, of: gaps.universeSize } },
    language: words.language,
    width: 1080,
  };
}
