import { useCallback } from 'react';
import type { ShareSeries } from '../../../src/figures/share-lines.js';
import { useView } from '../state/use-view.js';

/** Lines of groups, all muted but the one that the address brings out; as they are where none of them is. */
export function useLineBroughtOut(): (lines: readonly ShareSeries[]) => readonly ShareSeries[] {
  const { highlight } = useView().state;
  return useCallback(
    (lines) =>
      lines.some(({ key }) => key === highlight)
        ? lines.map((line) => ({ ...line, muted: line.key !== highlight }))
        : lines,
    [highlight],
  );
}
