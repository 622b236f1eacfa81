import type { Steps } from '../common/steps.js';
import { CONFIDENCES } from '../domain/roll.js';
import { byConfidenceInSteps, byInitiativeInSteps, rowsOf } from '../domain/tallies.js';
import { CONFIDENCE_TERMS } from '../domain/vocabulary.js';
import type { PartLook } from '../figures/stacked-bars.js';
import { type ChartQuestion, limitBars, textOf } from './chart-question.js';
import type { Chart } from './figure.js';
import { listedInSteps } from './listed-rows.js';
import { MORE_WORDS } from './more-words.js';

/** On what the facts about each initiative rest. */
export function* evidence(asked: ChartQuestion): Steps<Chart> {
  const { question, words, name, number, locale } = asked;
  limitBars(question, 'participations');
  const { roll } = question;
  const { language } = words;
  const more = MORE_WORDS[locale];
  const rows = yield* listedInSteps(asked, () => true);
  const looks: readonly PartLook[] = ['dark', 'light', 'outline'];
  const bars: { key: string; name: string; counts: number[]; value: string }[] = [];
  for (const { key: initiative, tally } of yield* byInitiativeInSteps(roll, rows)) {
    const buckets = yield* byConfidenceInSteps(roll, rowsOf(roll, rows, initiative));
    const of = new Map(buckets.map((bucket) => [bucket.key, bucket.tally.participations]));
    bars.push({
      key: initiative.slug,
      name: name(initiative.names),
      counts: CONFIDENCES.map((confidence) => of.get(confidence) ?? 0),
      value: number(tally.participations),
    });
  }
  const official = bars.reduce((sum, { counts }) => sum + counts[CONFIDENCES.indexOf('VERIFIED')]!, 0);
  return {
    text: textOf(asked, more.evidenceTitle(number(official), number(rows.length)), {
      note: more.evidenceNote,
      facts: true,
    }),
    figure: {
      of: 'stacked-bars',
      data: {
        parts: CONFIDENCES.map((confidence, index) => ({
          key: confidence,
          name: CONFIDENCE_TERMS[confidence][language],
          look: looks[index]!,
        })),
        bars,
      },
    },
    language,
    width: 900,
  };
}
