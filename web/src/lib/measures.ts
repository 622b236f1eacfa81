import type { Format } from './use-format.js';

/** What is shown of each group by year. */
export const MEASURES = ['representationRatio', 'seatShare', 'participationRate'] as const;
export type Measure = (typeof MEASURES)[number];

/** A value of a measure in the reader's format. */
export function formatOf(measure: Measure, format: Format): (value: number) => string {
  return measure === 'representationRatio' ? (value) => format.decimal(value, 2) : (value) => format.percent(value);
}
