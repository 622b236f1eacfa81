import { badInput } from '../common/rollcall-error.js';
import type { Roll } from '../domain/roll.js';
import { MOST_ENTITIES } from '../graphql/sizes.js';
import { viewsOf } from '../graphql/views.js';
import { newestStandpoint } from '../questions/standpoint.js';
import type { Snapshot } from '../roll/snapshot.js';

/** Characters of a refused value that a message shows. */
const SHOWN = 60;

type Views = ReturnType<typeof viewsOf>;

/** The key of each type, and how an object is found by it: as `@key` says in the SDL. */
const ENTITIES: Readonly<
  Record<string, { readonly key: 'code' | 'slug'; find(roll: Roll, views: Views, value: string): unknown }>
> = {
  Country: {
    key: 'code',
    find: ({ countryByCode }, views, code) => {
      const country = countryByCode.get(code);
      return country && views.country(country);
    },
  },
  Organisation: {
    key: 'code',
    find: ({ organisationByCode }, views, code) => {
      const organisation = organisationByCode.get(code);
      return organisation && views.participant(organisation.index);
    },
  },
  Initiative: {
    key: 'slug',
    find: ({ initiativeBySlug }, views, slug) => {
      const initiative = initiativeBySlug.get(slug);
      return initiative && views.initiative(initiative.index);
    },
  },
  Group: {
    key: 'slug',
    find: ({ groups }, views, slug) => {
      const group = groups.get(slug);
      return group && views.group(group);
    },
  },
};

/** The types that have a key, with its field. */
export const KEYS: readonly (readonly [type: string, key: string])[] = Object.entries(ENTITIES).map(
  ([type, { key }]) => [type, key],
);

/**
 * The objects that representations name, in their order; null where there is none. Throws BAD_USER_INPUT for too many, and
 * for one that names no type with a key, or no key.
 */
export function entitiesOf(snapshot: Snapshot, representations: readonly unknown[]): unknown[] {
  if (representations.length > MOST_ENTITIES) {
    throw badInput(
      'representations',
      `${representations.length} objects are named; at most ${MOST_ENTITIES} are given at once`,
    );
  }
  const { roll } = snapshot;
  const views = viewsOf(newestStandpoint(snapshot));
  return representations.map((representation, index) => entityOf(roll, views, representation, index));
}

function entityOf(roll: Roll, views: Views, representation: unknown, index: number): unknown {
  const argument = `representations.${index}`;
  if (typeof representation !== 'object' || representation === null || Array.isArray(representation)) {
    throw badInput(argument, `${shown(representation)} names no object: give __typename and the field of its key`);
  }
  const named = representation as Record<string, unknown>;
  const type = named.__typename;
  const entity = typeof type === 'string' && Object.hasOwn(ENTITIES, type) ? ENTITIES[type]! : null;
  if (!entity) {
    const keys = KEYS.map(([name, key]) => `${name}(${key})`).join(', ');
    throw badInput(argument, `__typename: ${shown(type)} has no key here; there are ${keys}`);
  }
  const value = named[entity.key];
  if (typeof value !== 'string') {
    throw badInput(argument, `${entity.key}: ${shown(value)} is no key of ${String(type)}: give a text`);
  }
  return entity.find(roll, views, value) ?? null;
}

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN - 1)}…`;
}
