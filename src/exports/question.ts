import { badInput } from '../common/rollcall-error.js';
import { provenanceOf } from '../counting/provenance.js';
import { type Day, dayOf, formatDay } from '../domain/day.js';
import { statesAsked } from '../domain/gaps.js';
import { groupNamed, schemeNamed } from '../domain/groups.js';
import { type CountingRule, EVERY_ROLE, leastConfidence, roleMask } from '../domain/presence.js';
import type { Group, Initiative, Roll, Scheme } from '../domain/roll.js';
import { incomplete, select, selectionName } from '../domain/selection.js';
import type { Revision, Snapshot } from '../roll/snapshot.js';
import type { Parameters } from './parameters.js';

/** What is asked, resolved against the roll: names are things, defaults are filled in, the clock has no part in it. */
export interface Question {
  readonly parameters: Parameters;
  readonly snapshot: Snapshot;
  readonly roll: Roll;
  readonly revision: Revision;
  readonly initiatives: readonly Initiative[];
  /** Short name of the selection: the set's slug, else the words of the other conditions, else `all`. */
  readonly selectionName: string;
  readonly day: Day;
  readonly rule: CountingRule;
  readonly schemes: readonly Scheme[];
  readonly group: Group | null;
}

/**
 * Resolves the parameters. The date asked about defaults to the day up to which the data of that revision were
 * researched, not to today: the same question to the same release gives the same file on any day. Throws
 * BAD_USER_INPUT for an unknown name or release and for a selection that holds nothing.
 */
export function questionOf(snapshot: Snapshot, parameters: Parameters): Question {
  const { release, knownAt, scheme, group } = parameters;
  const roll = snapshot.at(snapshot.pinned(release, knownAt));
  const revision = snapshot.revisionOf(roll.revision);
  return {
    parameters,
    snapshot,
    roll,
    revision,
    initiatives: select(roll, parameters),
    selectionName: selectionName(parameters),
    day: parameters.asOf ?? dayOf(revision.dataThrough),
    rule: {
      presence: parameters.presence ?? 'CURRENT',
      blocs: parameters.blocs ?? 'EXCLUDE',
      universe: parameters.universe ?? 'UN_MEMBERS',
      roles: parameters.roles === undefined ? EVERY_ROLE : roleMask(parameters.roles),
      leastConfidence: leastConfidence(parameters.minConfidence),
    },
    schemes: schemesNamed(roll, scheme ?? []),
    group: group === undefined ? null : groupNamed(roll, group, 'group'),
  };
}

/** The schemes of these slugs. Throws BAD_USER_INPUT for one named twice: each of its rows would be there twice. */
function schemesNamed(roll: Roll, slugs: readonly string[]): Scheme[] {
  const twice = slugs.find((slug, place) => slugs.indexOf(slug) !== place);
  if (twice !== undefined) throw badInput('scheme', `the scheme '${twice}' is named twice`);
  return slugs.map((slug) => schemeNamed(roll, slug, 'scheme'));
}

/** Throws BAD_USER_INPUT where there is nobody to count: an answer without a row would look like one. */
export function checkStates({ roll, group, day, rule }: Question): void {
  if (statesAsked(roll, group, day, rule).length > 0) return;
  const when = formatDay(day);
  if (group) throw badInput('group', `the group '${group.slug}' has no member on ${when}: no figure can be given`);
  throw badInput('asOf', `there is no state to count on ${when}`);
}

/** The states to look at by how many initiatives they take part in: at least 1. Throws BAD_USER_INPUT. */
export function fewerThanOf({ fewerThan = 1 }: Parameters): number {
  if (fewerThan < 1) throw badInput('fewerThan', `fewerThan: ${fewerThan} is less than 1`);
  return fewerThan;
}

/** What the answer rests on, with what a printed figure must name. */
export function provenance(question: Question) {
  const { snapshot, parameters, schemes, group } = question;
  const { compositionAt, release } = parameters;
  return provenanceOf(snapshot, { ...question, selection: parameters, release }, [
    ...schemes.map(({ slug }) => `scheme ${slug}`),
    ...(compositionAt === undefined ? [] : [`composition of ${formatDay(compositionAt)}`]),
    ...(group ? [`group ${group.slug}`] : []),
  ]);
}

/** The line to print for a series: of the years, not of the day. */
export function citeYears(cite: string, { parameters: { from, to } }: Question): string {
  return cite.replace(/as of \d{4}-\d{2}-\d{2}/, `${from} to ${to}`);
}

/** Slugs of the initiatives whose list on record is not complete: figures over them are "at least" or "at most". */
export function incompleteSlugs({ initiatives }: Question): string[] {
  return incomplete(initiatives).map(({ slug }) => slug);
}
