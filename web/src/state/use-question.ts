import { useMemo } from 'react';
import { useFrame } from './use-frame.js';
import { useView } from './use-view.js';
import { countingOf, selectionOf } from './view-state.js';

/** What is counted, how, as of when and in which language: the variables that the questions of the views share. */
export function useQuestion() {
  const { state } = useView();
  const { asOf, locale } = useFrame();
  return useMemo(
    () => ({ selection: selectionOf(state), asOf, counting: countingOf(state), locale }),
    [state, asOf, locale],
  );
}
