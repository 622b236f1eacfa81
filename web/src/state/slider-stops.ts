/** Stops of the slider: more would not be told apart, and every one is asked for. */
const MOST_QUARTERS = 40;
const QUARTER_ENDS = ['03-31', '06-30', '09-30', '12-31'];

/**
 * The stops whose figure has to be asked for: the first, and each that a change lies before (after the stop before it).
 * Every other stop shows what the stop before it shows.
 */
export function stopsToAsk(stops: readonly string[], changes: readonly string[]): string[] {
  return stops.filter((stop, index) => {
    const before = stops[index - 1];
    return before === undefined || changes.some((day) => before < day && day <= stop);
  });
}

/**
 * Days at which the slider stops: the ends of the quarters from the year in which the first of the initiatives was
 * opened (2010 at the earliest) to the day up to which the facts were researched; the ends of the years where that
 * would be more than forty. The day asked about and the last day are always among them. Sorted.
 */
export function sliderStops(openedOn: readonly (string | null)[], dataThrough: string, at: string): string[] {
  const years = openedOn.flatMap((day) => (day === null ? [] : [Number(day.slice(0, 4))]));
  const last = Number(dataThrough.slice(0, 4));
  const first = Math.max(2010, Math.min(last, ...years));
  const quarters: string[] = [];
  for (let year = first; year <= last; year += 1) {
    for (const end of QUARTER_ENDS) quarters.push(`${year}-${end}`);
  }
  const within = quarters.filter((day) => day < dataThrough);
  const stops = within.length > MOST_QUARTERS ? within.filter((day) => day.endsWith('12-31')) : within;
  return [...new Set([...stops, dataThrough, at])].sort();
}
