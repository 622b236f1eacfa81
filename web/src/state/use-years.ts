import { MEASURES, type Measure } from '../lib/measures.js';
import { useFrame } from './use-frame.js';
import { useView } from './use-view.js';

/** The measure that the address asks for. */
export function useMeasure(): Measure {
  const { parameter } = useView();
  return MEASURES.find((item) => item === parameter('measure')) ?? 'representationRatio';
}

/** The years of a series, both included: from the first initiative of the set, five at least, to the last of the data. */
export function useYears(): { from: number; to: number } {
  const { dataThrough, sets } = useFrame();
  const { state } = useView();
  const to = Number(dataThrough.slice(0, 4));
  const set = sets.find((item) => item.slug === state.set);
  const opened = (set?.initiatives ?? []).flatMap((item) => (item.openedOn ? [Number(item.openedOn.slice(0, 4))] : []));
  return { from: Math.max(2015, Math.min(to - 5, ...(opened.length > 0 ? opened : [2016]))), to };
}
