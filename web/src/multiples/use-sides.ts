import { useMemo } from 'react';
import type { Draft } from '../choose/draft.js';
import { draftOf } from '../choose/draft.js';
import { MultipleViewDocument, type MultipleViewQuery } from '../generated/graphql.js';
import { type Answer, useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useQuestion } from '../state/use-question.js';
import { useView } from '../state/use-view.js';
import { type AddressProblem, selectionOf, splitOf } from '../state/view-state.js';
import { readWith, writeWith } from './with.js';

export interface AskedSide {
  readonly selection: Draft;
  readonly answer: Answer<MultipleViewQuery>;
  readonly variables: unknown;
}

/** The selections that the address sets beside one another; the first is that of every view. */
export function useSelections(): {
  selections: readonly Draft[];
  problems: readonly AddressProblem[];
  change: (selections: readonly Draft[]) => void;
} {
  const { state, parameter, change } = useView();
  const text = parameter('with') ?? '';
  const read = useMemo(() => readWith(text), [text]);
  const selections = useMemo(() => [draftOf(state), ...read.selections], [state, read]);
  return {
    selections,
    problems: read.problems,
    change: ([first, ...others]) =>
      change({ ...first, asOf: state.asOf }, { with: writeWith(others), set2: null, at2: null, presence2: null }),
  };
}

/** Asks for each of the selections, at most four; the same day for all, so that only the choice of initiatives differs. */
export function useSides(selections: readonly Draft[]): readonly AskedSide[] {
  const { state } = useView();
  const { dataThrough } = useFrame();
  const question = useQuestion();
  const asOf = state.asOf ?? dataThrough;
  const variablesOf = (selection: Draft | undefined) => ({
    ...question,
    ...splitOf(state),
    asOf,
    selection: selectionOf(selection ?? selections[0]!),
  });
  const variables = [0, 1, 2, 3].map((index) => variablesOf(selections[index]));
  // The number of hooks must not change, so there are always four; those without a selection are paused.
  const answers = [
    useAnswer(MultipleViewDocument, variables[0]!, selections.length < 1),
    useAnswer(MultipleViewDocument, variables[1]!, selections.length < 2),
    useAnswer(MultipleViewDocument, variables[2]!, selections.length < 3),
    useAnswer(MultipleViewDocument, variables[3]!, selections.length < 4),
  ];
  return selections.map((selection, index) => ({
    selection,
    answer: answers[index]!,
    variables: variables[index],
  }));
}
