import type { Names } from './roll.js';

/** A figure about countries that another publisher states (method, section 14). */
export interface Indicator {
  readonly slug: string;
  readonly names: Names;
  readonly unit: string;
  /** Whether more is better; null where neither is. */
  readonly higherIsBetter: boolean | null;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly licence: string | null;
  readonly definition: string | null;
}

export interface IndicatorValue {
  readonly indicator: Indicator;
  /** Index of the country in the roll. */
  readonly country: number;
  readonly year: number;
  readonly value: number;
  readonly note: string | null;
}

/** The indicators as they were recorded at one revision. */
export interface Indicators {
  /** By slug. */
  readonly all: readonly Indicator[];
  readonly bySlug: ReadonlyMap<string, Indicator>;
  /** By slug, then by the country's index: values by year. */
  readonly values: ReadonlyMap<string, ReadonlyMap<number, readonly IndicatorValue[]>>;
}

/** Which value to take for a year: of that very year, or the latest on or before it. */
export type YearRule = 'EXACT' | 'LATEST';

/** Years of which an indicator has a value of some country, ascending. */
export function yearsOf({ values }: Indicators, slug: string): number[] {
  const years = [...(values.get(slug)?.values() ?? [])].flatMap((series) => series.map(({ year }) => year));
  return [...new Set(years)].sort((a, b) => a - b);
}

/** A country's value of an indicator; null where there is none (which is never zero). Method, section 14. */
export function indicatorValue(
  indicators: Indicators,
  slug: string,
  country: number,
  year: number,
  rule: YearRule,
): IndicatorValue | null {
  const series = indicators.values.get(slug)?.get(country) ?? [];
  return series.findLast((value) => (rule === 'EXACT' ? value.year === year : value.year <= year)) ?? null;
}
