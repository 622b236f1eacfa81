import { badInput, RollcallError } from '../../common/rollcall-error.js';
import type { Steps } from '../../common/steps.js';
import { type Day, formatDay, lastDayOf, yearOf } from '../../domain/day.js';
import type { Initiative, Roll, Scheme } from '../../domain/roll.js';
import { type CountingRule, commonRoles, holdsRole, NO_ROLE, rolesOfClasses } from '../../domain/rule.js';
import { FIRST_YEAR, pointDay } from '../../domain/sweep.js';
import type { FieldName, QuestionInput } from '../../questions/fields.js';
import { fieldsWith } from '../../questions/from-query.js';
import { type Question, questionInSteps } from '../../questions/question.js';
import { dataDay } from '../../questions/standpoint.js';
import type { Snapshot } from '../../roll/snapshot.js';

/** The scheme by which states are grouped where the question names none. */
const USUAL_SCHEME = 'un-regional-groups';
/** The most initiatives of a report: with more nobody could read it. */
const MOST_INITIATIVES = 500;

/** The parameters of a report, beside its year, language and format. */
export const REPORT_FIELDS: readonly FieldName[] = fieldsWith(['scheme', 'locale']);

/** A report's question, resolved. */
export interface ReportQuestion {
  readonly year: number;
  /** As it was asked. */
  readonly input: QuestionInput;
  /** Asked as of the year's point, of the selection of the data's own date. */
  readonly question: Question;
  readonly scheme: Scheme;
  readonly dataThrough: Day;
}

/**
 * Resolves the question of a report. Like a series it takes the selection of the data's own date, so that both ends of the
 * year are of the same initiatives. Throws BAD_USER_INPUT for a year that has no state of the world yet or of which nothing
 * is on record, for several schemes and for positions; QUERY_TOO_COMPLEX for too many initiatives.
 */
export function* reportQuestionInSteps(newest: Snapshot, year: number, input: QuestionInput): Steps<ReportQuestion> {
  const ofToday = yield* questionInSteps(newest, { ...input, asOf: null });
  const { roll, initiatives, snapshot, rule } = ofToday;
  const dataThrough = dataDay(snapshot, roll);
  checkYear(year, roll, initiatives, rule, dataThrough);
  if (commonRoles(rule.roles, rolesOfClasses(['POSITION'])) !== NO_ROLE) {
    throw badInput(
      'roles',
      'a report tells who takes part, and to take a position is not to take part: name other roles',
    );
  }
  if (initiatives.length > MOST_INITIATIVES) {
    throw new RollcallError(
      'QUERY_TOO_COMPLEX',
      `the selection holds ${initiatives.length} initiatives; a report takes at most ${MOST_INITIATIVES}: choose fewer`,
      { argument: 'selection', limit: MOST_INITIATIVES },
    );
  }
  const scheme = schemeOf(ofToday);
  // Which lists are complete depends on the day; of the initiatives named by slug it does not.
  const { completeOnly, ...others } = input;
  const selection = completeOnly == null ? {} : { initiatives: initiatives.map(({ slug }) => slug) };
  const asked = { ...others, ...selection, scheme: [scheme.slug], asOf: pointDay(year, dataThrough) };
  return { year, input, question: yield* questionInSteps(newest, asked), scheme, dataThrough };
}

/** Whether the year's point stands before its end. */
export function isRunning({ year, dataThrough }: Pick<ReportQuestion, 'year' | 'dataThrough'>): boolean {
  return dataThrough < lastDayOf(year);
}

function schemeOf({ schemes, roll }: Question): Scheme {
  if (schemes.length > 1) throw badInput('scheme', 'scheme: a report takes one scheme');
  const scheme = schemes[0] ?? roll.schemes.get(USUAL_SCHEME);
  if (!scheme) throw badInput('scheme', `scheme: none is given, and '${USUAL_SCHEME}' is not on record`);
  return scheme;
}

function checkYear(
  year: number,
  roll: Roll,
  initiatives: readonly Initiative[],
  rule: CountingRule,
  dataThrough: Day,
): void {
  const last = yearOf(dataThrough);
  if (year > last) {
    const through = `the data go to ${formatDay(dataThrough)}`;
    throw badInput('year', `year: ${year} has no state of the world yet; ${through}, so ${last} is the last`);
  }
  const first = firstYearOf(roll, initiatives, rule);
  if (first === null) throw badInput('selection', 'nothing is on record of the initiatives asked about');
  if (year < first) {
    throw badInput(
      'year',
      `year: nothing is on record of ${year}; of the initiatives asked about the first year is ${first}`,
    );
  }
}

/** The first year in which one of the initiatives had opened or somebody took part in it, as the roll has it. */
export function firstYearOf(
  { facts, revision }: Roll,
  initiatives: readonly Initiative[],
  { roles, confidenceLimit }: CountingRule,
): number | null {
  let first: Day | null = null;
  const note = (day: Day) => {
    if (first === null || day < first) first = day;
  };
  for (const { index, openedOn } of initiatives) {
    if (openedOn !== null) note(openedOn);
    for (let row = facts.initiativeStart[index]!; row < facts.initiativeStart[index + 1]!; row++) {
      if (facts.recordedFrom[row]! > revision || revision >= facts.recordedTo[row]!) continue;
      if (holdsRole(roles, facts.role[row]!) && facts.confidence[row]! <= confidenceLimit) note(facts.validFrom[row]!);
    }
  }
  return first === null ? null : Math.max(FIRST_YEAR, yearOf(first));
}
