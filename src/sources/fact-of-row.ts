import { formatDay, parseDay } from '../domain/day.js';
import type { YearSpan } from '../domain/sources/code-table.js';
import type { SourceDay } from './days.js';
import type { Definitions } from './definitions.js';
import type { FactReader } from './fact-reader.js';
import { type Read, type ReadParticipant, ToDefine, Unread, Unstated } from './field-readers.js';

/** Texts by the columns of participations. */
export type FactValues = Readonly<Record<string, string>>;

/** Columns that are read together with others. */
const READ_APART = new Set([
  'role',
  'initiative',
  'participant',
  'valid_from',
  'valid_to',
  'date_precision',
  'valid_to_precision',
]);

/** A row that states a fact by itself: its values, or why it states none, or what of it can not be read. */
export function factOfRow(
  fact: FactReader,
  cells: readonly string[],
  definitions: Definitions,
): FactValues | Unstated | Unread[] {
  // The role is read first: where it says that the row states nothing, faults of the other fields do not matter.
  const role = fact.read('role', cells, null);
  if (role instanceof Unstated) return role;
  const from = fact.read('valid_from', cells, null);
  const to = fact.read('valid_to', cells, null);
  for (const day of [from, to]) if (day instanceof Unstated) return day;
  const participant = fact.read('participant', cells, spanOf(from, to));
  if (participant instanceof Unstated) return participant;
  const initiative = initiativeOf(fact, cells, null, definitions);
  if (initiative instanceof Unstated) return initiative;
  const unread = unreadAmong({ valid_from: from, participant, role, initiative });
  if (to instanceof Unread) unread.push(to);
  const values: Record<string, string> = {};
  if (typeof role === 'string') values.role = role;
  if (typeof initiative === 'string') values.initiative = initiative;
  if (isParticipant(participant)) {
    values.participant = participant.text;
    if (participant.kind !== null) values.participant_kind = participant.kind;
  }
  for (const [name, day, precision] of [
    ['valid_from', from, 'date_precision'],
    ['valid_to', to, 'valid_to_precision'],
  ] as const) {
    if (!isDay(day)) continue;
    values[name] = day.day;
    const said = fact.read(precision, cells, null);
    if (said instanceof Unread) unread.push(said);
    // A precision column cannot make a day more exact than it is written.
    const isMoreExact = said === 'day' && day.precision !== 'day';
    values[precision] = typeof said === 'string' && !isMoreExact ? said : day.precision;
  }
  for (const name of fact.names) {
    if (name in values || READ_APART.has(name)) continue;
    const value = fact.read(name, cells, null);
    if (value instanceof Unstated) return value;
    if (value instanceof Unread) unread.push(value);
    else if (typeof value === 'string') values[name] = value;
    else if (isDay(value)) values[name] = value.day;
  }
  return unread.length > 0 ? unread : values;
}

/** The initiative of a fact as it will be resolved: one on record, or one that will be. */
export function initiativeOf(
  fact: FactReader,
  cells: readonly string[],
  span: YearSpan | null,
  definitions: Definitions,
): Read {
  const read = fact.read('initiative', cells, span);
  return read instanceof ToDefine ? definitions.slugFor(read.value, cells) : read;
}

export const isParticipant = (read: Read): read is ReadParticipant =>
  read !== null && typeof read === 'object' && 'text' in read;
const isDay = (read: Read): read is SourceDay => read !== null && typeof read === 'object' && 'day' in read;

/** What of the fields that every fact needs can not be read, or is empty. */
export function unreadAmong(fields: Readonly<Record<string, Read>>): Unread[] {
  return Object.entries(fields).flatMap(([name, read]) => {
    if (read instanceof Unread) return [read];
    return read === null || read === '' ? [new Unread(name, '', 'REQUIRED', `${name} must have a value`)] : [];
  });
}

/** The years of a fact's period, where its start is known: its last day is the one before its end. */
function spanOf(from: Read, to: Read): YearSpan | null {
  if (!isDay(from)) return null;
  const first = Number(from.day.slice(0, 4));
  if (!isDay(to)) return { from: first, to: null };
  const last = to.precision === 'day' ? formatDay(parseDay(to.day)! - 1) : to.day;
  return { from: first, to: Math.max(first, Number(last.slice(0, 4))) };
}
