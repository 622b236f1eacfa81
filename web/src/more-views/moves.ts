/** A state with its places on two days. */
export interface Placed {
  readonly country: { readonly code: string };
  readonly now: RankPlace;
  readonly before: RankPlace | null;
}

export interface RankPlace {
  readonly coverage: number;
  readonly possibleCoverage: number;
  readonly place: number;
  readonly tiedCount: number;
}

/** A state that was counted on both days. */
export type Moved<State extends Placed = Placed> = State & { readonly before: RankPlace };

export interface Moves<State extends Placed> {
  /** Those that rose by the most places, and fell by the most; at most {@link MOST_SHOWN} each. */
  readonly up: readonly Moved<State>[];
  readonly down: readonly Moved<State>[];
  /** The state that the reader brought out, where it is in neither. */
  readonly marked: readonly Moved<State>[];
  /** All that rose by as many places as the one that rose most. */
  readonly most: readonly Moved<State>[];
  /** How many stand in a higher place than before. */
  readonly risen: number;
}

/** The most moves in each direction that the figure shows; its table has all of them. */
export const MOST_SHOWN = 14;

const risenBy = ({ before, now }: Moved) => before.place - now.place;

/** The greatest moves up and down among states with their places; of equals by the order in which they come. */
export function movesOf<State extends Placed>(states: readonly State[], marked: string | null): Moves<State> {
  const both = states.filter((state): state is Moved<State> => state.before !== null);
  const up = both.filter((state) => risenBy(state) > 0).sort((a, b) => risenBy(b) - risenBy(a));
  const down = both.filter((state) => risenBy(state) < 0).sort((a, b) => risenBy(a) - risenBy(b));
  const shown = { up: up.slice(0, MOST_SHOWN), down: down.slice(0, MOST_SHOWN) };
  const isShown = (state: Moved<State>) => shown.up.includes(state) || shown.down.includes(state);
  return {
    ...shown,
    marked: both.filter((state) => state.country.code === marked && !isShown(state)),
    most: up.filter((state) => risenBy(state) === risenBy(up[0]!)),
    risen: up.length,
  };
}

/** The same day of the year before; of 29 February the 28th. */
export function yearBefore(day: string): string {
  const [year, rest] = [Number(day.slice(0, 4)) - 1, day.slice(4)];
  return `${String(year).padStart(4, '0')}${rest === '-02-29' ? '-02-28' : rest}`;
}
