import type { Names } from '../domain/roll.js';
export type NamedThing = 'country' | 'organisation' | 'initiative' | 'group' | 'indicator';
export function describeChange(
  change: {
    table: string;
    sense: string;
    before: object | null;
    after: object | null;
    names: (thing: NamedThing, code: string) => Names | null;
  },
  locale: string,
): string {
  return `${locale} ${change.sense} ${change.table} ${JSON.stringify(change.after ?? change.before)}`;
}
