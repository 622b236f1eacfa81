import { createHash } from 'node:crypto';
import type { NameLocale } from '../domain/name-order.js';
import type { OrderDirection, SelectionInput } from '../generated/graphql.js';
import type { Standpoint } from '../questions/standpoint.js';

/** What a list is ordered by, and over what. */
export interface ListArguments {
  readonly orderBy?: readonly OrderBy[] | null;
  readonly selection?: SelectionInput | null;
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
export function stateOfList(standpoint: Standpoint, { orderBy, selection }: ListArguments): string {
  const state = dataAndOrder(standpoint, orderBy);
  if (state.has('order')) {
    const { release, knownAt, proposal, ...asked } = standpoint.state;
    const basis = JSON.stringify([given(asked), given(selection ?? {})]);
    if (basis !== USUAL_BASIS) state.set('by', createHash('sha256').update(basis).digest('base64url').slice(0, 12));
  }
  return textOf(state);
}

/** The same of a list whose rows have one order by these fields, whatever the day, the counting and the selection. */
export function orderOfList(standpoint: Standpoint, orderBy: ListArguments['orderBy']): string {
  return textOf(dataAndOrder(standpoint, orderBy));
}

function dataAndOrder({ state: asked }: Standpoint, orderBy: ListArguments['orderBy']): URLSearchParams {
  const { release, knownAt, proposal } = asked;
  const state = new URLSearchParams();
  if (release != null) state.set('release', release);
  else if (knownAt != null) state.set('knownAt', knownAt.toISOString());
  else if (proposal != null) state.set('proposal', proposal);
  if (orderBy && orderBy.length > 0) state.set('order', orderBy.map(orderText).join(','));
  return state;
}

function textOf(state: URLSearchParams): string {
  return state.size === 0 ? '' : `?${state}`;
}

function orderText({ field, direction, locale }: OrderBy): string {
  return `${field}.${direction ?? 'ASC'}${field.endsWith('NAME') && locale ? `.${locale}` : ''}`;
}

/** What an input says, in the order of names: what it leaves out, or says nothing by, is not there. */
function given(input: object): [string, unknown][] {
  return Object.entries(input)
    .filter(([, value]) => value != null)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Of a question that names neither day nor rule nor selection. */
const USUAL_BASIS = JSON.stringify([[], []]);

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
  ] as const) {
    if (state.has(name)) return `${words} ${state.get(name)}`;
  }
  return 'the newest data';
}

function orderWords(state: URLSearchParams): string {
  const order = state.get('order');
  return order === null ? "the list's own order" : `the order ${order.replaceAll('.', ' ').replaceAll(',', ', ')}`;
}
