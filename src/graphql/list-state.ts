import { createHash } from 'node:crypto';
import type { Day } from '../domain/day.js';
import type { NameLocale } from '../domain/name-order.js';
import type { Roll } from '../domain/roll.js';
import type { CountingInput, OrderDirection, SelectionInput } from '../generated/graphql.js';
import type { Snapshot } from '../roll/snapshot.js';

/** What says in which state a list is asked: of which data, in which order, and what the order rests on. */
export interface ListArguments {
  readonly orderBy?: readonly OrderBy[] | null;
  readonly counting?: CountingInput | null;
  readonly selection?: SelectionInput | null;
  readonly asOf?: Day | null;
}

/** One field of an order, as the API's inputs have it. */
export interface OrderBy<Field extends string = string> {
  readonly field: Field;
  readonly direction?: OrderDirection | null | undefined;
  /** Of names alone. */
  readonly locale?: NameLocale | null | undefined;
}

/**
 * The state that a list is asked in, as its cursors name it behind their list's name: empty for the newest data in the
 * list's own order, else `?release=2026.11&order=COVERAGE.DESC&by=...`. A row has a place in each state, so that a cursor
 * of one says nothing of another; the day of a list in its own order does not matter.
 */
export function stateOfList(snapshot: Snapshot, roll: Roll, asked: ListArguments): string {
  const { orderBy, counting, selection, asOf } = asked;
  const { release, knownAt, proposal, ...rule } = counting ?? {};
  const state = new URLSearchParams();
  if (release != null) state.set('release', release);
  else if (knownAt != null) state.set('knownAt', knownAt.toISOString());
  else if (proposal != null) state.set('proposal', proposal);
  // Below a question of other data, a list is of these as well.
  else if (roll.proposal !== undefined) state.set('proposal', roll.proposal);
  else if (roll.revision !== snapshot.roll.revision) state.set('revision', String(roll.revision));
  if (orderBy && orderBy.length > 0) {
    state.set('order', orderBy.map(orderText).join(','));
    const basis = JSON.stringify([asOf ?? null, given(rule), given(selection ?? {})]);
    if (basis !== USUAL_BASIS) state.set('by', createHash('sha256').update(basis).digest('base64url').slice(0, 12));
  }
  return state.size === 0 ? '' : `?${state}`;
}

function orderText({ field, direction, locale }: OrderBy): string {
  return `${field}.${direction ?? 'ASC'}${field.endsWith('NAME') && locale ? `.${locale}` : ''}`;
}

/** The SDL's defaults of counting: whether or not a question writes them, it is the same. */
const USUAL: Readonly<Record<string, unknown>> = { presence: 'CURRENT', universe: 'UN_MEMBERS' };

/** What an input says, in the order of names: what it leaves out, or says nothing by, is not there. */
function given(input: object): [string, unknown][] {
  return Object.entries(input)
    .filter(([name, value]) => value != null && value !== USUAL[name])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Of a question that names neither day nor rule nor selection. */
const USUAL_BASIS = JSON.stringify([null, [], []]);

/** Says how the state of a cursor differs from that of the question. */
export function otherState(cursors: string, asked: string): string {
  const [theirs, ours] = [cursors, asked].map((state) => new URLSearchParams(state)) as [
    URLSearchParams,
    URLSearchParams,
  ];
  const [dataOfCursor, dataAsked] = [dataWords(theirs), dataWords(ours)];
  const ends = 'a page goes on in the state in which the one before it was asked';
  if (dataOfCursor !== dataAsked) return `it is of ${dataOfCursor}, the question of ${dataAsked}; ${ends}`;
  const [orderOfCursor, orderAsked] = [orderWords(theirs), orderWords(ours)];
  if (orderOfCursor !== orderAsked) return `it is of ${orderOfCursor}, the question of ${orderAsked}; ${ends}`;
  return `it is of the same order by another day, counting or selection; ${ends}`;
}

function dataWords(state: URLSearchParams): string {
  for (const [name, words] of [
    ['release', 'release'],
    ['knownAt', 'what was known at'],
    ['proposal', 'proposal'],
    ['revision', 'revision'],
  ] as const) {
    if (state.has(name)) return `${words} ${state.get(name)}`;
  }
  return 'the newest data';
}

function orderWords(state: URLSearchParams): string {
  const order = state.get('order');
  return order === null ? "the list's own order" : `the order ${order.replaceAll('.', ' ').replaceAll(',', ', ')}`;
}
