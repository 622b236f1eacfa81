import { useMemo } from 'react';
import { useFrame } from './use-frame.js';
import { useView } from './use-view.js';
import { countingOf, namesOf, selectionOf } from './view-state.js';

/**
 * What is counted, how, as of when and in which language: the variables that the questions of the views share. `names` is
 * how the names on a list are counted, whatever roles are.
 */
export function useQuestion() {
  const { state } = useView();
  const { asOf, locale, rule } = useFrame();
  return useMemo(
    () => ({
      selection: selectionOf(state),
      asOf,
      counting: countingOf(state),
      names: namesOf(state, rule.method),
      locale,
    }),
    [state, asOf, locale, rule.method],
  );
}
