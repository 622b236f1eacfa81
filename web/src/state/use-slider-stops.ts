import { useEffect, useMemo, useState } from 'react';
import { useClient } from 'urql';
import { ChangeDaysDocument, SliderStopsDocument, type SliderStopsQuery } from '../generated/graphql.js';
import { sliderStops, stopsToAsk } from './slider-stops.js';
import type { Frame } from './use-frame.js';
import { countingOf, selectionOf, type ViewState } from './view-state.js';

/** A figure of the assembly: its counts, and how the states stand that are counted. */
export interface StopFigure {
  readonly distribution: SliderStopsQuery['s0'];
  readonly standings: SliderStopsQuery['m0']['rows'];
}

const CHUNK = 4;
/** Fetched ahead are at most this many initiatives times days; beyond it each day is fetched when the slider comes to it. */
const MOST_AHEAD = 1200;

/**
 * The days of the slider and, fetched ahead, the figure of each, so that moving it needs no waiting. `ready` is false
 * until all are here: until then a day that is missing is asked for when the slider comes to it.
 */
export function useSliderStops(
  state: ViewState,
  frame: Frame,
  start: boolean,
  initiatives: number,
): { days: string[]; figures: ReadonlyMap<string, StopFigure>; ready: boolean } {
  const client = useClient();
  const set = frame.sets.find((item) => item.slug === state.set);
  const days = useMemo(
    () =>
      sliderStops(
        (set?.initiatives ?? []).map((item) => item.openedOn),
        frame.dataThrough,
        frame.asOf,
      ),
    [set, frame.dataThrough, frame.asOf],
  );
  // The day asked about is answered by the view's own question: the stops ahead depend on the rest alone.
  const fixed = useMemo(
    () =>
      sliderStops(
        (set?.initiatives ?? []).map((item) => item.openedOn),
        frame.dataThrough,
        frame.dataThrough,
      ),
    [set, frame.dataThrough],
  );
  const question = JSON.stringify([selectionOf(state), countingOf(state), fixed]);
  const [fetched, setKnown] = useState<{ question: string; figures: ReadonlyMap<string, StopFigure>; done: boolean }>({
    question: '',
    figures: new Map(),
    done: false,
  });

  useEffect(() => {
    if (!start) return;
    let stopped = false;
    const [selection, counting, wanted] = JSON.parse(question) as [never, never, string[]];
    const figures = new Map<string, StopFigure>();
    const load = async () => {
      const [first, last] = [wanted[0], wanted.at(-1)];
      if (first === undefined || last === undefined) return;
      const changes = await client
        .query(ChangeDaysDocument, {
          selection,
          counting,
          from: Number(first.slice(0, 4)),
          to: Number(last.slice(0, 4)),
        })
        .toPromise();
      if (stopped || !changes.data) return;
      const { nodes, pageInfo } = changes.data.presenceChanges;
      const asked = pageInfo.hasNextPage
        ? wanted
        : stopsToAsk(
            wanted,
            nodes.map((node) => node.on),
          );
      if (asked.length * initiatives > MOST_AHEAD) return;
      for (let from = 0; from < asked.length; from += CHUNK) {
        const chunk = asked.slice(from, from + CHUNK);
        const day = (index: number) => chunk[Math.min(index, chunk.length - 1)]!;
        const result = await client
          .query(SliderStopsDocument, {
            selection,
            counting,
            d0: day(0),
            d1: day(1),
            d2: day(2),
            d3: day(3),
          })
          .toPromise();
        // Fetching ahead is a courtesy: where it fails, each day is asked for on its own, and says what is wrong.
        if (stopped || !result.data) return;
        const { s0, s1, s2, s3, m0, m1, m2, m3 } = result.data;
        for (const [distribution, matrix] of [
          [s0, m0],
          [s1, m1],
          [s2, m2],
          [s3, m3],
        ] as const) {
          figures.set(distribution.asOf, { distribution, standings: matrix.rows });
        }
      }
      let previous: StopFigure | undefined;
      for (const day of wanted) {
        const figure =
          figures.get(day) ?? (previous && { ...previous, distribution: { ...previous.distribution, asOf: day } });
        if (figure) figures.set(day, figure);
        previous = figure;
      }
      if (!stopped) setKnown({ question, figures, done: true });
    };
    void load();
    return () => {
      stopped = true;
    };
  }, [client, question, start, initiatives]);

  const current = fetched.question === question;
  return { days, figures: current ? fetched.figures : new Map(), ready: current && fetched.done };
}
