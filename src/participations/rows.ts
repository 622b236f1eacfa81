import type { Day } from '../domain/day.js';
import { type CountingRule, counts } from '../domain/presence.js';
import type { Roll } from '../domain/roll.js';
import type { Listing } from '../graphql/connection.js';
import { type ParticipationView, viewsOf } from '../graphql/views.js';
import { rowById } from '../roll/row-by-id.js';

/** Rows of the columns, ascending, as a listing of participations: by initiative, participant, role and start. */
export function rowListing(roll: Roll, rows: Uint32Array): Listing<ParticipationView> {
  const views = viewsOf(roll);
  return {
    length: rows.length,
    node: (place) => views.participation(rows[place]!),
    key: (place) => String(roll.facts.id[rows[place]!]),
    find: (key) => {
      const row = rowById(roll.facts, Number(key));
      if (row === null) throw new RangeError(`there is no participation '${key}'`);
      let [low, high] = [0, rows.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (rows[middle]! < row) low = middle + 1;
        else high = middle;
      }
      return { place: low, found: rows[low] === row };
    },
  };
}

/** The rows of one initiative that count at a day. */
export function rowsOfInitiative(roll: Roll, initiative: number, day: Day, rule: CountingRule): Uint32Array {
  const { initiativeStart } = roll.facts;
  const [from, to] = [initiativeStart[initiative]!, initiativeStart[initiative + 1]!];
  const rows = new Uint32Array(to - from);
  let found = 0;
  for (let row = from; row < to; row++) if (counts(roll, row, day, rule)) rows[found++] = row;
  return rows.subarray(0, found);
}

/** The rows of one participant that count at a day; `wanted`, where given, marks the initiatives to keep by index. */
export function rowsOfParticipant(
  roll: Roll,
  participant: number,
  day: Day,
  rule: CountingRule,
  wanted?: ReadonlySet<number>,
): Uint32Array {
  const { participantStart, participantRows, initiative } = roll.facts;
  const [from, to] = [participantStart[participant]!, participantStart[participant + 1]!];
  const rows = new Uint32Array(to - from);
  let found = 0;
  for (let place = from; place < to; place++) {
    const row = participantRows[place]!;
    if (wanted && !wanted.has(initiative[row]!)) continue;
    if (counts(roll, row, day, rule)) rows[found++] = row;
  }
  return rows.subarray(0, found);
}

/** Participants of an initiative at a day, each once: its rows stand in the order of the participants. */
export function participantCount(roll: Roll, initiative: number, day: Day, rule: CountingRule): number {
  const { initiativeStart, participant } = roll.facts;
  let found = 0;
  let last = -1;
  for (let row = initiativeStart[initiative]!; row < initiativeStart[initiative + 1]!; row++) {
    if (participant[row] === last || !counts(roll, row, day, rule)) continue;
    last = participant[row]!;
    found++;
  }
  return found;
}
