import { inSlices } from '../common/in-slices.js';
import type { Steps } from '../common/steps.js';
import { statesAsked } from '../domain/gaps.js';
import { incomplete } from '../domain/lists.js';
import { standingsInSteps } from '../domain/matrix.js';
import { coverageOfAllInSteps } from '../domain/presence.js';
import type { Initiative } from '../domain/roll.js';
import { blocRulesOf } from '../domain/rule.js';
import type { BlocRule } from '../domain/vocabulary.js';
import type { Footing } from '../questions/notes.js';
import type { Question } from '../questions/question.js';

/** The initiatives from whose list absence can not be concluded on a day. */
export function openLists({ initiatives, rule }: Question, day: number): Initiative[] {
  return incomplete(initiatives, day, rule);
}

/**
 * Whether ratios over the initiatives are left out: by method 2.0 none is given over a list that does not say all. Method
 * 1.0 gives what it always gave.
 */
export function withholds(question: Question, day: number): boolean {
  return question.rule.method !== '1.0' && openLists(question, day).length > 0;
}

/**
 * The states asked about that take part in none, under each rule on organisations that the method knows, and whether that
 * is at most: of some of them it is not known.
 */
export async function noneUnderRules(question: Question): Promise<NonNullable<Footing['none']>> {
  const { roll, initiatives, among, day, rule } = question;
  const states = statesAsked(roll, among, day, rule);
  const underBlocRules: { blocs: BlocRule; atNone: number }[] = [];
  for (const blocs of blocRulesOf(rule)) {
    const coverage = await inSlices(coverageOfAllInSteps(roll, initiatives, day, { ...rule, blocs }));
    underBlocRules.push({ blocs, atNone: states.filter(({ index }) => coverage[index] === 0).length });
  }
  const differ = underBlocRules.some(({ atNone }) => atNone !== underBlocRules[0]!.atNone);
  return { underBlocRules, atMost: differ && (await inSlices(someMayTakePart(question))) };
}

/** Initiatives whose standings are in memory together. */
const INITIATIVES_A_BATCH = 200;

/** Whether a state that takes part in nothing by its own name may take part in something, for all that is on record. */
function* someMayTakePart({ roll, initiatives, among, day, rule }: Question): Steps<boolean> {
  const itself = new Set<number>();
  const unsure = new Set<number>();
  for (let from = 0; from < initiatives.length; from += INITIATIVES_A_BATCH) {
    const some = initiatives.slice(from, from + INITIATIVES_A_BATCH);
    for (const [state, standings] of yield* standingsInSteps(roll, some, among, day, rule)) {
      if (standings.includes('ITSELF')) itself.add(state);
      if (standings.includes('NOT_KNOWN')) unsure.add(state);
    }
  }
  return [...unsure].some((state) => !itself.has(state));
}
