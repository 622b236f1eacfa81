import { badInput } from '../common/rollcall-error.js';
import { atOnce, type Steps } from '../common/steps.js';
import { among } from '../domain/among.js';
import { countriesCoded } from '../domain/codes.js';
import type { Day } from '../domain/day.js';
import { groupNamed, schemeNamed } from '../domain/groups.js';
import { ownScheme } from '../domain/own-group.js';
import type { Supposed } from '../domain/presence.js';
import type { Country, Group, Initiative, Roll, Scheme } from '../domain/roll.js';
import type { CountingRule } from '../domain/rule.js';
import { inCodesOfTheRoll, type Selection, selectInSteps, selectionName } from '../domain/selection.js';
import { supposedBy } from '../domain/suppose.js';
import type { Revision, Snapshot } from '../roll/snapshot.js';
import { snapshotAsked } from '../roll/supposed.js';
import { checkCounted } from './counted.js';
import type { QuestionInput } from './fields.js';
import { type Standpoint, standpointInSteps } from './standpoint.js';

/** What is asked, resolved against the roll: names are things, defaults are filled in, the clock has no part in it. */
export interface Question extends Pick<Standpoint, 'roll' | 'day' | 'rule'> {
  readonly input: QuestionInput;
  /** The state in which the question is asked, and every object of its answer is read. */
  readonly standpoint: Standpoint;
  readonly snapshot: Snapshot;
  readonly revision: Revision;
  readonly selection: Selection;
  readonly initiatives: readonly Initiative[];
  /** Short name of the selection: the set's slug, else the words of the other conditions, else `all`. */
  readonly selectionName: string;
  readonly supposed: readonly Supposed[];
  readonly schemes: readonly Scheme[];
  readonly group: Group | null;
  /** The states that were named, by code; null where none was. */
  readonly countries: readonly Country[] | null;
  /** The states that are looked at: those of `group`, of which those of `countries`; null: all that are counted. */
  readonly among: Group | null;
  /** The release that was named, if one was. */
  readonly release: string | null;
}

/**
 * Resolves a question: from which data, as of when, how, then what is counted. Throws BAD_USER_INPUT for an unknown
 * name or release and for a selection that holds nothing. `schemeArgument` is what the asker calls the schemes.
 */
export function* questionInSteps(newest: Snapshot, input: QuestionInput, schemeArgument = 'scheme'): Steps<Question> {
  const standpoint = yield* standpointInSteps(newest, input);
  const { roll, day, rule } = standpoint;
  const snapshot = snapshotAsked(newest, input);
  const initiatives = yield* selectInSteps(roll, input, { day, method: rule.method });
  const group = input.group == null ? null : groupNamed(roll, input.group, 'group');
  const countries = input.countries == null ? null : countriesCoded(roll, input.countries, 'countries');
  const ownScheme = ownSchemeOf(roll, input, day, rule);
  const selection = inCodesOfTheRoll(roll, input);
  return {
    input,
    standpoint,
    snapshot,
    roll,
    revision: snapshot.revisionOf(roll.revision),
    day,
    rule,
    selection,
    initiatives,
    selectionName: selectionName(selection),
    supposed: supposedBy(
      roll,
      (input.suppose ?? []).map((supposition) => ({
        ...supposition,
        role: supposition.role ?? 'PARTICIPANT',
        from: supposition.from ?? day,
      })),
      initiatives,
      rule,
    ),
    schemes: ownScheme ? [ownScheme] : schemesNamed(roll, input.scheme ?? [], schemeArgument),
    group,
    countries,
    among: among(roll, group, countries, day, rule.universe, input.groupName ?? null),
    release: input.release ?? null,
  };
}

/** The scheme of a group of the asker's own; null where none is asked about. Throws BAD_USER_INPUT for one that nobody counted is in. */
function ownSchemeOf(roll: Roll, input: QuestionInput, day: Day, rule: CountingRule): Scheme | null {
  const { ownGroup: codes, scheme, groupName } = input;
  if (codes == null) return null;
  if (scheme != null && scheme.length > 0) {
    throw badInput('ownGroup', 'ownGroup stands in place of a scheme: name one or the other');
  }
  const countries = countriesCoded(roll, codes, 'ownGroup');
  if (countries.length === 0) throw badInput('ownGroup', 'ownGroup names no state');
  checkCounted(roll, countries, day, rule, 'ownGroup');
  return ownScheme(countries, groupName ?? null);
}

export const questionOf = atOnce(questionInSteps);

/** The schemes of these slugs. Throws BAD_USER_INPUT for one named twice: each of its figures would be there twice. */
function schemesNamed(roll: Roll, slugs: readonly string[], argument: string): Scheme[] {
  const twice = slugs.find((slug, index) => slugs.indexOf(slug) !== index);
  if (twice !== undefined) throw badInput(argument, `the scheme '${twice}' is named twice`);
  return slugs.map((slug) => schemeNamed(roll, slug, argument));
}
