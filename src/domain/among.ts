import { type Day, NEVER } from './day.js';
import { membersAt } from './groups.js';
import type { Country, Group, Names, Roll, Universe } from './roll.js';

/** Names of so many states still stand in a title. */
const MOST_NAMED = 3;
/** And codes of so many, beside a name. */
const MOST_CODED = 12;

/**
 * The states that a question looks at, as a group: those named, as far as they are members of the group on the day where one
 * is asked about. Null: all that are counted.
 */
export function among(
  roll: Roll,
  group: Group | null,
  countries: readonly Country[] | null,
  day: Day,
  universe: Universe,
  name: string | null = null,
): Group | null {
  if (countries === null) return group;
  const members = group && membersAt(roll, group, day, universe);
  const states = countries.filter(({ index }) => members === null || members.has(index));
  return {
    slug: [...(group ? [group.slug] : []), ...states.map(({ code }) => code)].join('+'),
    names: namesOf(states, group, name),
    definition: null,
    url: null,
    composition: {
      of: 'LISTED',
      memberships: states.map(({ index }) => ({ country: index, from: -NEVER, to: NEVER })),
    },
  };
}

function namesOf(states: readonly Country[], group: Group | null, name: string | null): Names {
  // A name of the asker's own says nothing of who they are: that stands beside it.
  if (name !== null) return ownNames(states, group, name);
  const few = states.length <= MOST_NAMED;
  const named = (language: 'en' | 'zh') => states.map(({ names }) => names[language] ?? names.en);
  const en = few ? named('en').join(', ') : 'the states named';
  const zh = few ? named('zh').join('、') : '所列国家';
  if (!group) return { en, zh };
  return { en: `${group.names.en}: ${en}`, zh: `${group.names.zh ?? group.names.en}：${zh}` };
}

/** A name that the asker gave to some states, in quotation marks, with who they are. */
export function ownNames(states: readonly Country[], group: Group | null, name: string): Names {
  const few = states.length <= MOST_CODED;
  const codes = states.map(({ code }) => code);
  const en = few ? codes.join(', ') : `${states.length} states named`;
  const zh = few ? codes.join('、') : `所列 ${states.length} 国`;
  if (!group) return { en: `“${name}” (${en})`, zh: `“${name}”（${zh}）` };
  return {
    en: `“${name}” (${group.names.en}: ${en})`,
    zh: `“${name}”（${group.names.zh ?? group.names.en}：${zh}）`,
  };
}
