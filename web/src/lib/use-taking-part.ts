import { useMemo } from 'react';
import { TakingPartDocument } from '../generated/graphql.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import type { Highlight } from './use-highlight.js';

const EVER = { presence: 'CUMULATIVE' as const };

/** Of some initiatives, those in which what is brought out is on record as taking part; null where nothing is brought out. */
export function useTakingPart(highlight: Highlight | null, slugs: readonly string[]): ReadonlySet<string> | null {
  const { countries, dataThrough } = useFrame();
  const counted = useMemo(
    () => countries.filter(({ code, member }) => member && highlight?.codes.has(code)).map(({ code }) => code),
    [countries, highlight],
  );
  const answer = useAnswer(
    TakingPartDocument,
    { selection: { initiatives: [...slugs] }, countries: counted, asOf: dataThrough, counting: EVER },
    counted.length === 0 || slugs.length === 0,
  );
  const matrix = counted.length === 0 ? undefined : answer.data?.matrix;
  return useMemo(() => {
    if (!matrix) return null;
    const takes = (column: number) =>
      matrix.rows.some(({ standings }) => ['ITSELF', 'THROUGH_ORGANISATION'].includes(standings[column]!));
    return new Set(matrix.initiatives.filter((_, column) => takes(column)).map(({ slug }) => slug));
  }, [matrix]);
}
