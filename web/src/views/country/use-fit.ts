import { type RefObject, useLayoutEffect, useState } from 'react';
import { usePrinting } from '../../state/use-printing.js';

/** How much of its lists a sheet holds: so many facts, and of every other list so many less than it would have. */
export interface Fit {
  readonly facts: number;
  readonly shorter: number;
}

/** More facts than these no sheet holds. */
const MOST_FACTS = 60;
/** The fewest facts of a sheet: other lists are shortened to make room for them. */
const FEWEST_FACTS = 5;
export const SHORTEST = 5;
/** What is on the sheet where nobody measured: a browser that does not say that it prints. */
const UNMEASURED: Fit = { facts: FEWEST_FACTS, shorter: 3 };

/**
 * Fits a sheet to its page, while the browser prints: as many facts as there is room for, and where there is none for a few of
 * them, less of the other lists. Facts are the elements `[data-fact]` within `[data-room]`, in one column.
 */
export function useFit(sheet: RefObject<HTMLElement | null>): Fit & { readonly measuring: boolean } {
  const printing = usePrinting();
  const [fit, setFit] = useState<Fit | null>(null);
  useLayoutEffect(() => {
    if (!printing) setFit(null);
    else if (fit === null) setFit({ facts: MOST_FACTS, shorter: 0 });
    else {
      const room = sheet.current?.querySelector('[data-room]');
      if (!room) return;
      const end = room.getBoundingClientRect().bottom;
      const rows = [...room.querySelectorAll('[data-fact]')];
      const fitting = rows.filter((row) => row.getBoundingClientRect().bottom <= end).length;
      if (fitting === rows.length) return;
      if (fitting >= FEWEST_FACTS || fit.shorter === SHORTEST) setFit({ ...fit, facts: fitting });
      else setFit({ facts: MOST_FACTS, shorter: fit.shorter + 1 });
    }
  }, [printing, fit, sheet]);
  return { ...(fit ?? UNMEASURED), measuring: printing };
}
