import { type Day, formatDay } from '../domain/day.js';
import { CONFIDENCES, type Country, type Initiative, type Roll, type Scheme } from '../domain/roll.js';
import { type CountingRule, defaultRoles, rolesIn } from '../domain/rule.js';
import { type Selection, selectionName } from '../domain/selection.js';
import type { Snapshot } from '../roll/snapshot.js';
import { supposedIn } from '../roll/supposed.js';
import type { QuestionInput } from './fields.js';
import type { Question } from './question.js';

/** SPDX identifier of the licence of the compilation. */
export const LICENCE = 'CC-BY-4.0';

/** How to cite the data as they stand at a revision: by the release that was asked of, else the newest that equals it. */
export function citationOf(snapshot: Snapshot, revision: number, asked?: string | null): string {
  const recordedAt = snapshot.firstRecordedAt(revision);
  const release = asked ?? snapshot.releaseAt(revision)?.name;
  const edition = release ? `release ${release}` : `revision ${revision}`;
  return `Rollcall: the roll of multilateral AI governance, ${edition} (${recordedAt.toISOString().slice(0, 10)}), ${LICENCE}.`;
}

/** What a line to print must say of a roll in which a proposal is supposed to be approved: nothing of another. */
export function supposition(roll: Roll): string[] {
  const proposal = supposedIn(roll);
  return proposal
    ? [`as if proposal ${proposal.proposal} (version ${proposal.version}), which is not approved, were on record`]
    : [];
}

/** What was asked, as far as a printed figure must say it. */
interface PrintedQuestion {
  readonly roll: Roll;
  readonly selection: Selection;
  readonly initiatives: readonly Initiative[];
  readonly day: Day;
  readonly rule: CountingRule;
  readonly supposed?: readonly unknown[];
  /** The release that was named, if one was. */
  readonly release?: string | null | undefined;
}

/** A selection with a longer name is told by the number of its initiatives alone. */
const LONGEST_NAME = 80;

/** What a figure rests on, so that it can be printed beside it and asked again; `also` adds to the line to print. */
export function provenanceOf(snapshot: Snapshot, asked: PrintedQuestion, also: readonly string[] = []) {
  const { roll, selection, initiatives, day, rule, supposed = [], release } = asked;
  // For a proposal, the recorded revision that it would follow: its own is not recorded.
  const proposal = supposedIn(roll);
  const revision = proposal?.revision ?? roll.revision;
  const name = selectionName(selection);
  const counted =
    initiatives.length === 1
      ? `initiative ${initiatives[0]!.slug}`
      : `${initiatives.length} initiatives${name.length > LONGEST_NAME ? '' : ` (${name})`}`;
  const roles = rule.roles === defaultRoles(rule) ? null : rolesIn(rule.roles);
  const minConfidence = rule.confidenceLimit === CONFIDENCES.length - 1 ? null : CONFIDENCES[rule.confidenceLimit];
  const rules = [
    `${rule.presence}, blocs ${rule.blocs}, ${rule.universe}`,
    ...(roles ? [`roles ${roles.join('+')}`] : []),
    ...(minConfidence ? [`facts at least ${minConfidence}`] : []),
    ...also,
    ...supposition(roll),
    ...(supposed.length > 0 ? [`with ${supposed.length} supposed participations`] : []),
  ].join(', ');
  return {
    release: release ?? snapshot.releaseAt(roll.revision)?.name ?? null,
    revision: String(revision),
    recordedAt: snapshot.revisionOf(revision).recordedAt,
    method: rule.method,
    presence: rule.presence,
    blocs: rule.blocs,
    universe: rule.universe,
    roles,
    minConfidence,
    licence: LICENCE,
    cite: `${citationOf(snapshot, revision, release)} ${counted}, as of ${formatDay(day)}, ${rules}, method ${rule.method}.`,
  };
}

/** What the answer to a question rests on, with what the question names besides; `also` as in `provenanceOf`. */
export function provenance(question: Question, also: readonly string[] = []) {
  const { snapshot, input, schemes, group, countries } = question;
  return provenanceOf(snapshot, question, [
    ...schemes.map(schemeInWords),
    ...(input.compositionAt == null ? [] : [`composition of ${formatDay(input.compositionAt)}`]),
    ...(group ? [`group ${group.slug}`] : []),
    ...(countries ? [countriesInWords(countries)] : []),
    ...also,
  ]);
}

/** A scheme by its slug; a group that the question makes by its states. */
export function schemeInWords({ slug, ownGroups }: Scheme): string {
  return ownGroups ? (ownGroups[0]!.definition ?? slug).replace(/\.$/, '').replace(/^The/, 'the') : `scheme ${slug}`;
}

/** Where there are more states, a line to print tells only their number. */
const MOST_COUNTRIES = 30;

function countriesInWords(countries: readonly Country[]): string {
  if (countries.length > MOST_COUNTRIES) return `${countries.length} countries named`;
  return `countries ${countries.map(({ code }) => code).join('+')}`;
}

/** The line to print for a series: of the years, not of the day. */
export function citeYears(cite: string, { from, to }: Pick<QuestionInput, 'from' | 'to'>): string {
  return cite.replace(/as of \d{4}-\d{2}-\d{2}/, `${from} to ${to}`);
}
