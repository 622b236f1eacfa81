import { badInput } from '../common/rollcall-error.js';
import { countryOfCode } from '../domain/codes.js';
import { membersAt } from '../domain/groups.js';
import { didYouMean } from '../domain/nearest.js';
import { OWN_GROUP } from '../domain/own-group.js';
import type { Names } from '../domain/roll.js';
import type { Question } from './question.js';

/** What a picture brings out of the others. */
export interface Highlight {
  /** Slug of the group or code of the state. */
  readonly key: string;
  readonly names: Names;
  /** Indices of its states on the day asked about. */
  readonly states: ReadonlySet<number>;
}

/**
 * The group, state or group of the asker's own that a question brings out; null where it names none. Throws BAD_USER_INPUT
 * for what is none of them.
 */
export function highlightOf({ input, roll, schemes, among, day, rule }: Question): Highlight | null {
  const { highlight: key } = input;
  if (key == null) return null;
  const ownGroup =
    schemes.find(({ ownGroups }) => ownGroups)?.ownGroups?.[0] ?? (input.countries == null ? null : among);
  const group = key === OWN_GROUP ? ownGroup : roll.groups.get(key);
  if (group) return { key, names: group.names, states: membersAt(roll, group, day, rule.universe) };
  const country = countryOfCode(roll, key.toUpperCase(), 'highlight');
  if (country) return { key: country.code, names: country.names, states: new Set([country.index]) };
  const keys = [...roll.groups.keys(), ...roll.countryByCode.keys()];
  throw badInput('highlight', `there is no group or state '${key}'${didYouMean(key, keys)}`);
}
