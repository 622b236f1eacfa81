import { badInput, RollcallError } from '../common/rollcall-error.js';
import { formatDay } from '../domain/day.js';
import { statesAsked } from '../domain/gaps.js';
import { checkCounted } from './counted.js';
import type { QuestionInput } from './fields.js';
import type { Question } from './question.js';

/** Throws BAD_USER_INPUT where there is nobody to count: an answer without a row would look like one. */
export function checkStates(question: Question): void {
  const { roll, group, among, day, rule } = question;
  const when = formatDay(day);
  checkNamed(question);
  if (statesAsked(roll, among, day, rule).length > 0) return;
  if (group) throw badInput('group', `the group '${group.slug}' has no member on ${when}: no figure can be given`);
  throw badInput('asOf', `there is no state to count on ${when}`);
}

/** The same for states that are named one by one; a group without a member on the day is an answer without rows. */
export function checkNamed({ roll, countries, day, rule }: Question): void {
  if (countries !== null) checkCounted(roll, countries, day, rule, 'countries');
}

/** The states to look at by how many initiatives they take part in: at least 1. Throws BAD_USER_INPUT. */
export function fewerThanOf({ fewerThan }: QuestionInput): number {
  if (fewerThan == null) return 1;
  if (fewerThan < 1) throw badInput('fewerThan', `fewerThan: ${fewerThan} is less than 1`);
  return fewerThan;
}

/** The years of a series. Throws BAD_USER_INPUT where one is not given; the series checks their range. */
export function yearsOf({ input }: Question): { from: number; to: number } {
  return yearsGiven(input);
}

/** The same of a question that is not resolved yet. */
export function yearsGiven({ from, to }: QuestionInput): { from: number; to: number } {
  if (from == null) throw badInput('from', 'from: the first year is not given');
  if (to == null) throw badInput('to', 'to: the last year is not given');
  return { from, to };
}

/** Countries by initiatives that one answer may hold. */
const MOST_CELLS = 300_000;

/** Throws QUERY_TOO_COMPLEX where an answer would list more cells than anybody can read, or a server should make. */
export function limitCells({ roll, initiatives }: Question): void {
  const cells = roll.countries.length * initiatives.length;
  if (cells <= MOST_CELLS) return;
  throw new RollcallError(
    'QUERY_TOO_COMPLEX',
    `the selection holds ${initiatives.length} initiatives, ${cells} cells with ${roll.countries.length} countries; at most ${MOST_CELLS} are answered at once: select fewer initiatives`,
    { argument: 'selection', limit: MOST_CELLS },
  );
}
