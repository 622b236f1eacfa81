import type { Precision } from './dates.js';

/** A presence that began or ended, as the API gives it. */
export interface ChangeNode {
  readonly change: 'JOINED' | 'LEFT';
  readonly on: string;
  readonly precision: Precision;
  readonly initiativeEnded: boolean;
  readonly country: { readonly code: string };
  readonly initiative: { readonly slug: string; readonly name: string; readonly url: string | null };
}

/** Changes of one kind in one initiative on one day, known equally well. */
export interface Happening extends Omit<ChangeNode, 'country'> {
  readonly key: string;
  /** Codes, in the order in which they came. */
  readonly countries: readonly string[];
}

/** Puts together what happened in one initiative on one day, in the order of the first of each. */
export function happenings(nodes: readonly ChangeNode[]): Happening[] {
  const byKey = new Map<string, Happening & { countries: string[] }>();
  for (const { country, ...change } of nodes) {
    const key = [change.on, change.change, change.precision, change.initiativeEnded, change.initiative.slug].join(' ');
    const happening = byKey.get(key);
    if (happening) happening.countries.push(country.code);
    else byKey.set(key, { ...change, key, countries: [country.code] });
  }
  return [...byKey.values()];
}

/**
 * Whether something is known to have happened in the month of a day: not what is only known to have happened by some day, or
 * in some year.
 */
export function happenedInMonth({ on, precision }: Pick<Happening, 'on' | 'precision'>, day: string): boolean {
  return (precision === 'DAY' || precision === 'MONTH') && on.slice(0, 7) === day.slice(0, 7);
}
