import fc from 'fast-check';
import { NEVER } from '../domain/day.js';
import { arrange, merge, type RawFacts, rawFacts } from './fact-columns.js';

const [INITIATIVES, PARTICIPANTS] = [5, 4];

interface Row {
  initiative: number;
  participant: number;
  role: number;
  validFrom: number;
  recordedFrom: number;
  closed: boolean;
}

const row = fc.record<Row>({
  initiative: fc.nat(INITIATIVES - 1),
  participant: fc.nat(PARTICIPANTS - 1),
  role: fc.nat(2),
  validFrom: fc.nat(5),
  recordedFrom: fc.integer({ min: 1, max: 2 }),
  closed: fc.boolean(),
});

/** Columns of rows; ids are the places in `ids`. A row that is closed ends at revision 3 where `closing` is set. */
function columns(rows: readonly (Row & { id: number })[], closing: boolean): RawFacts {
  const raw = rawFacts(rows.length);
  rows.forEach((one, at) => {
    raw.id[at] = one.id;
    raw.initiative[at] = one.initiative;
    raw.participant[at] = one.participant;
    raw.role[at] = one.role;
    raw.validFrom[at] = one.validFrom;
    raw.validTo[at] = NEVER;
    raw.recordedFrom[at] = one.recordedFrom;
    raw.recordedTo[at] = closing && one.closed ? 3 : NEVER;
  });
  raw.count = rows.length;
  return raw;
}

describe('columns of facts', () => {
  test('what is merged bit by bit is the same as what is arranged at once', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), fc.array(row, { maxLength: 8 }), (old, late) => {
        const before = old.map((one, at) => ({ ...one, id: at + 1 }));
        const added = late.map((one, at) => ({ ...one, recordedFrom: 3, closed: false, id: old.length + at + 1 }));
        const start = arrange(columns(before, false), INITIATIVES, PARTICIPANTS);
        const changes = columns([...before.filter(({ closed }) => closed), ...added], true);
        const merged = merge(start, changes);
        const whole = arrange(columns([...before, ...added], true), INITIATIVES, PARTICIPANTS);
        expect(merged).toEqual(whole);
      }),
    );
  });

  test('rows of participants and initiatives that are new find their places among those that moved for them', () => {
    const among = (size: number) =>
      fc.uniqueArray(fc.nat(size - 1), { minLength: 1 }).map((places) => places.sort((a, b) => a - b));
    fc.assert(
      fc.property(
        among(INITIATIVES),
        among(PARTICIPANTS),
        fc.array(row, { maxLength: 30 }),
        fc.array(row, { maxLength: 8 }),
        (initiatives, participants, old, late) => {
          const before = old.map((one, at) => ({
            ...one,
            initiative: one.initiative % initiatives.length,
            participant: one.participant % participants.length,
            id: at + 1,
          }));
          const placed = before.map((one) => ({
            ...one,
            initiative: initiatives[one.initiative]!,
            participant: participants[one.participant]!,
          }));
          const added = late.map((one, at) => ({ ...one, recordedFrom: 3, closed: false, id: old.length + at + 1 }));
          const start = arrange(columns(before, false), initiatives.length, participants.length);
          const merged = merge(start, columns([...placed.filter(({ closed }) => closed), ...added], true), {
            initiative: Uint32Array.from(initiatives),
            participant: Uint32Array.from(participants),
            initiatives: INITIATIVES,
            participants: PARTICIPANTS,
          });
          expect(merged).toEqual(arrange(columns([...placed, ...added], true), INITIATIVES, PARTICIPANTS));
        },
      ),
    );
  });

  test('merging leaves the old columns as they were', () => {
    const rows = [{ initiative: 1, participant: 1, role: 0, validFrom: 1, recordedFrom: 1, closed: true, id: 1 }];
    const start = arrange(columns(rows, false), INITIATIVES, PARTICIPANTS);
    const merged = merge(start, columns(rows, true));
    expect([start.recordedTo[0], merged.recordedTo[0]]).toEqual([NEVER, 3]);
  });

  test('the rows of an initiative and of a participant are found by the two indexes', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
        const facts = arrange(
          columns(
            rows.map((one, at) => ({ ...one, id: at + 1 })),
            true,
          ),
          INITIATIVES,
          PARTICIPANTS,
        );
        for (let i = 0; i < INITIATIVES; i++) {
          const own = facts.initiative.subarray(facts.initiativeStart[i], facts.initiativeStart[i + 1]);
          expect([...own]).toEqual(new Array(rows.filter(({ initiative }) => initiative === i).length).fill(i));
        }
        for (let p = 0; p < PARTICIPANTS; p++) {
          const own = facts.participantRows.subarray(facts.participantStart[p], facts.participantStart[p + 1]);
          expect([...own].map((place) => facts.participant[place])).toEqual(new Array(own.length).fill(p));
          expect([...own]).toEqual([...own].sort((a, b) => a - b));
          expect(own.length).toBe(rows.filter(({ participant }) => participant === p).length);
        }
      }),
    );
  });
});
