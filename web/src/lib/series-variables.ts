import type { SelectionInput } from '../generated/graphql.js';
import type { Frame } from '../state/use-frame.js';
import { countingOf, namesOf, splitOf, type ViewState } from '../state/view-state.js';

/** What a series of years is asked for by: the initiatives, the years, and how the view splits and counts. */
export function seriesVariables(state: ViewState, frame: Frame, selection: SelectionInput, from: number, to: number) {
  return {
    selection,
    ...splitOf(state),
    from,
    to,
    counting: countingOf(state),
    names: namesOf(state, frame.rule.method),
    dataThrough: frame.dataThrough,
    locale: frame.locale,
  };
}
