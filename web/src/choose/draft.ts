import { isSelected, NO_SELECTION, type ViewState } from '../state/view-state.js';

/** A choice of initiatives that the reader is still making. */
export type Draft = Pick<ViewState, keyof typeof NO_SELECTION>;

export function draftOf(state: Draft): Draft {
  const { set, initiatives, kinds, topics, leads, families, focus, completeOnly, openedFrom, openedTo, name } = state;
  return { set, initiatives, kinds, topics, leads, families, focus, completeOnly, openedFrom, openedTo, name };
}

/** A list without a word that is in it, or with one that is not. */
export function toggled<Word>(words: readonly Word[], word: Word): Word[] {
  return words.includes(word) ? words.filter((each) => each !== word) : [...words, word];
}

/** One initiative more, or less: the choice is then a list, of what it held so far with that changed. */
export function withInitiative(draft: Draft, held: readonly string[], slug: string): Draft {
  return { ...NO_SELECTION, name: draft.name, initiatives: toggled(held, slug) };
}

/** Whether nothing would be counted: a list of which the last initiative was taken away. */
export function isEmptyList(draft: Draft, touched: boolean): boolean {
  return touched && draft.set === null && !isSelected(draft);
}

/** A year of an address' day; null where it is no first or last day of a year, or not there. */
export function yearOf(day: string | null): string {
  return day === null ? '' : day.slice(0, 4);
}
