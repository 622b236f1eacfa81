import type { Day } from '../domain/day.js';
import { belongs } from '../domain/groups.js';
import type { Country, Initiative } from '../domain/roll.js';
import { type Selection, selectInSteps } from '../domain/selection.js';
import type { QuestionContext } from '../graphql/context.js';
import type { CountryView } from '../graphql/views.js';
import type { QuestionArguments } from '../questions/from-graphql.js';
import { dataDay, type Standpoint, standpointBelow } from '../questions/standpoint.js';

/** A question about one country, resolved. */
export interface CountryQuestion extends Pick<Standpoint, 'roll' | 'day' | 'rule'> {
  readonly standpoint: Standpoint;
  readonly country: Country;
  readonly selection: Selection;
  readonly initiatives: readonly Initiative[];
  readonly release: string | null;
}

/** `onDataDay`: the selection is that of the data's own date, as of every series. */
export async function questionOf(
  { standpoint: above, country: { code } }: CountryView,
  args: QuestionArguments,
  { snapshot, inSlices }: QuestionContext,
  { onDataDay = false } = {},
): Promise<CountryQuestion | null> {
  const standpoint = standpointBelow(snapshot, above, args);
  const { roll, day, rule } = standpoint;
  const selection = args.selection ?? {};
  const selectedOn = onDataDay ? dataDay(snapshot, roll) : day;
  const initiatives = await inSlices(selectInSteps(roll, selection, { day: selectedOn, method: rule.method }));
  // In the data of another day it may have another place, or none.
  const country = roll.countryByCode.get(code);
  const release = standpoint.state.release ?? null;
  return country ? { roll, day, rule, standpoint, country, selection, initiatives, release } : null;
}

export const isCounted = ({ country, rule }: CountryQuestion, day: Day): boolean =>
  belongs(country, day, rule.universe);
