import type { Steps } from '../../common/steps.js';
import { formatDay } from '../../domain/day.js';
import { evidenceInSteps } from '../../domain/evidence.js';
import type { Initiative } from '../../domain/roll.js';
import { type CountingRule, DEFAULT_RULE, defaultBlocs, defaultRoles } from '../../domain/rule.js';
import { representationSeriesInSteps } from '../../domain/series.js';
import { pointDay } from '../../domain/sweep.js';
import type { QuestionInput } from '../../questions/fields.js';
import { toQuery } from '../../questions/from-query.js';
import { countingInWords } from '../../questions/notes.js';
import { provenance } from '../../questions/provenance.js';
import type { Snapshot } from '../../roll/snapshot.js';
import type { ReportData } from '../report-data.js';
import { changesInSteps } from './changes.js';
import { groupsInSteps } from './groups.js';
import { headlineInSteps } from './headline.js';
import { listsNotKnown } from './lists.js';
import { named } from './named.js';
import { openingsIn } from './openings.js';
import { familiesInSteps, leadsInSteps, topicsInSteps } from './parts.js';
import { firstYearOf, isRunning, type ReportQuestion, reportQuestionInSteps } from './question.js';
import { rolesInSteps } from './roles.js';

/** Years of the series of ratios, the report's among them. */
export const YEARS_SHOWN = 8;

/** A report's figures and the question that they answer. Throws as `reportQuestionInSteps`. */
export function* reportInSteps(
  newest: Snapshot,
  year: number,
  input: QuestionInput,
): Steps<{ data: ReportData; asked: ReportQuestion }> {
  const asked = yield* reportQuestionInSteps(newest, year, input);
  return { data: yield* gatherInSteps(asked), asked };
}

/** Works out everything that a report tells (method, sections 3 to 10). */
export function* gatherInSteps(asked: ReportQuestion): Steps<ReportData> {
  const { year, input, question, scheme, dataThrough } = asked;
  const { roll, initiatives, day, rule } = question;
  const firstYear = firstYearOf(roll, initiatives, rule)!;
  const hasBefore = year > firstYear;
  const series = yield* representationSeriesInSteps(
    ...([roll, initiatives, scheme] as const),
    ...([Math.max(firstYear, year - YEARS_SHOWN + 1), year, rule, dataThrough] as const),
  );
  const now = series.at(-1)!;
  const before = hasBefore ? series.at(-2)! : null;
  const headline = yield* headlineInSteps(question, day);
  const roles = yield* rolesInSteps(question, now.representation.partition);
  const edition = provenance(question);
  const { unverifiedSeats } = yield* evidenceInSteps(now.representation);
  return {
    year,
    day,
    isRunning: isRunning(asked),
    dataThrough,
    selection: selectionOf(asked),
    presence: rule.presence,
    universe: rule.universe,
    counting: { EN: countingInWords(edition, 'EN'), ZH: countingInWords(edition, 'ZH') },
    countsAsUsual: countsAsUsual(rule),
    headline,
    before: hasBefore ? yield* headlineInSteps(question, pointDay(year - 1, dataThrough)) : null,
    openings: openingsIn(question, year),
    ended: endedIn(initiatives, year, day),
    changes: yield* changesInSteps(asked, now),
    groups: yield* groupsInSteps(asked, series, before),
    ...roles,
    topics: yield* topicsInSteps(asked),
    families: yield* familiesInSteps(asked),
    leads: yield* leadsInSteps(asked),
    notKnown: { ...listsNotKnown(question), unverifiedSeats },
    edition: { ...edition, recordedAt: edition.recordedAt.toISOString() },
    query: toQuery({ ...input, locale: null }).toString(),
  };
}

function countsAsUsual(rule: CountingRule): boolean {
  const { method, presence, blocs, universe, roles, confidenceLimit } = rule;
  return (
    presence === DEFAULT_RULE.presence &&
    blocs === defaultBlocs({ method }) &&
    universe === DEFAULT_RULE.universe &&
    roles === defaultRoles({ method }) &&
    confidenceLimit === DEFAULT_RULE.confidenceLimit
  );
}

function selectionOf({ question: { input, roll, initiatives } }: ReportQuestion): ReportData['selection'] {
  const set = input.set == null ? undefined : roll.sets.get(input.set);
  return {
    set: set ? named(set) : null,
    only: initiatives.length === 1 ? named(initiatives[0]!) : null,
    initiatives: initiatives.length,
    isWholeSet: set !== undefined && set.initiatives.length === initiatives.length,
  };
}

/** Initiatives that ended in the year, by the point's day. */
function endedIn(initiatives: readonly Initiative[], year: number, day: number): ReportData['ended'] {
  return initiatives.flatMap((initiative) => {
    const { endedOn } = initiative;
    if (endedOn === null || endedOn > day || !formatDay(endedOn).startsWith(`${year}-`)) return [];
    return [{ ...named(initiative), on: endedOn }];
  });
}
