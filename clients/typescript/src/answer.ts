import type { State } from './state.js';

/** An initiative by slug and name. */
export interface NamedInitiative {
  readonly slug: string;
  readonly name: string;
}

/** What the roll does not know of what was asked; null where the answer does not say. */
export interface NotKnown {
  /** Absence can not be concluded from their lists: participation is at least, absence at most as given. */
  readonly incompleteInitiatives: readonly NamedInitiative[] | null;
  /** Their lists are relied on, and were last checked before the day: what was known then answers. */
  readonly listsCheckedBefore: readonly NamedInitiative[] | null;
  /** States without a population figure: left out of shares of the population. */
  readonly withoutPopulation: readonly { readonly code: string; readonly name: string }[] | null;
}

/** What was answered, with what to print beside it. */
export interface Answer<Data> {
  readonly data: Data;
  /** A line to print beside it. */
  readonly cite: string;
  readonly notKnown: NotKnown;
  /** The state of the roll on which it rests. */
  readonly state: Pick<State, 'release' | 'revision' | 'recordedAt'>;
}

/** What every figure says of itself. */
interface Figure {
  readonly incompleteInitiatives: readonly NamedInitiative[];
  readonly listsCheckedBefore: readonly NamedInitiative[];
  readonly withoutPopulation?: readonly { readonly code: string; readonly name: string }[];
  readonly provenance: { release: string | null; revision: string; recordedAt: string; cite: string };
}

/** A figure, or several over the same data such as the points of a series: what one of them does not know, all do not. */
export function figureAnswer<Data>(data: Data, figures: readonly Figure[], cite?: string): Answer<Data> {
  const last = figures.at(-1);
  if (!last) throw new RangeError('an answer rests on one figure at least');
  const { release, revision, recordedAt } = last.provenance;
  return {
    data,
    cite: cite ?? last.provenance.cite,
    notKnown: {
      incompleteInitiatives: each(figures, (figure) => figure.incompleteInitiatives, 'slug'),
      listsCheckedBefore: each(figures, (figure) => figure.listsCheckedBefore, 'slug'),
      withoutPopulation: last.withoutPopulation
        ? each(figures, (figure) => figure.withoutPopulation ?? [], 'code')
        : null,
    },
    state: { release, revision, recordedAt },
  };
}

/** Rows of the roll: `incomplete` are the initiatives from whose lists absence can not be concluded, where that is known. */
export function rowsAnswer<Data>(data: Data, state: State, incomplete?: readonly NamedInitiative[]): Answer<Data> {
  const { release, revision, recordedAt, cite } = state;
  const incompleteInitiatives = incomplete ? distinct(incomplete, 'slug') : null;
  const notKnown = { incompleteInitiatives, listsCheckedBefore: null, withoutPopulation: null };
  return { data, cite, notKnown, state: { release, revision, recordedAt } };
}

function each<Part extends object, Key extends keyof Part>(
  figures: readonly Figure[],
  partsOf: (figure: Figure) => readonly Part[],
  key: Key,
): Part[] {
  return distinct(figures.flatMap(partsOf), key);
}

function distinct<Part extends object, Key extends keyof Part>(parts: readonly Part[], key: Key): Part[] {
  return [...new Map(parts.map((part) => [part[key], part])).values()];
}

/** Initiatives of which the roll itself says that not every participant is on record. */
export function withGaps<Row extends NamedInitiative & { listCompleteness: string }>(rows: readonly Row[]): Row[] {
  return rows.filter(({ listCompleteness }) => listCompleteness === 'PARTIAL' || listCompleteness === 'NONE');
}
