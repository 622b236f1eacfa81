import type { ListSize } from './sizes.js';

/**
 * Lengths of the lists that describe the schema itself: some more than it has. graphql-js answers introspection in one
 * go, and looks at it more slowly than at facts, so that it weighs more.
 */
const SIZES: Readonly<Record<string, number>> = {
  '__Schema.types': 140,
  '__Schema.directives': 6,
  '__Type.fields': 30,
  '__Type.interfaces': 2,
  '__Type.possibleTypes': 8,
  '__Type.enumValues': 31,
  '__Type.inputFields': 13,
  '__Directive.locations': 10,
  '__Directive.args': 2,
  '__Field.args': 9,
};
/** All of them in the schema, where each type is told of once. */
const ALL: Readonly<Record<string, number>> = {
  '__Type.fields': 700,
  '__Type.interfaces': 40,
  '__Type.possibleTypes': 20,
  '__Type.enumValues': 260,
  '__Type.inputFields': 90,
  '__Field.args': 300,
};

/** How much more a byte of introspection costs. */
export const INTROSPECTION_WEIGHT = 2;

export function isIntrospection(typeName: string): boolean {
  return typeName.startsWith('__');
}

export function introspectionListSize(type: string, field: string): ListSize | null {
  const key = `${type}.${field}`;
  const most = SIZES[key];
  if (most === undefined) return null;
  const all = ALL[key];
  return { most: () => most, ...(all === undefined ? {} : { all: () => all }) };
}
