import fc from 'fast-check';
import { type Attestation, type Claim, settle } from '../../src/domain/claims.js';

const SEED = Number(process.env.PROPERTY_SEED ?? Date.now() % 0x7fff_ffff);
const RUNS = { seed: SEED, numRuns: Number(process.env.PROPERTY_RUNS ?? 500) };

type Stated = Pick<Claim, 'from' | 'to' | 'precision' | 'endPrecision' | 'confidence'>;

const day = fc
  .tuple(fc.integer({ min: 2000, max: 2006 }), fc.constantFrom('01', '05', '11'), fc.constantFrom('01', '17'))
  .map(([year, month, date]) => `${year}-${month}-${date}`);
const start = fc.oneof(
  day.map((from) => ({ from, precision: 'DAY' as const })),
  day.map((from) => ({ from: `${from.slice(0, 7)}-01`, precision: 'MONTH' as const })),
  day.map((from) => ({ from: `${from.slice(0, 4)}-01-01`, precision: 'YEAR' as const })),
);
/** What one source says: a start, maybe an end, known to the day. */
const statement: fc.Arbitrary<Stated> = fc
  .record({
    start,
    end: fc.option(day, { nil: null }),
    confidence: fc.constantFrom('VERIFIED' as const, 'CORROBORATED' as const, 'UNVERIFIED' as const),
  })
  .map(({ start: { from, precision }, end, confidence }) => {
    const to = end !== null && end > from ? end : null;
    return { from, to, precision, endPrecision: to === null ? null : ('DAY' as const), confidence };
  });

/** Claims of as many sources, each read on a day of its own, after every day that is spoken of. */
const claimsOf = (statements: readonly Stated[]): Claim[] =>
  statements.map((said, i) => {
    const readOn = `2020-01-${String(i + 1).padStart(2, '0')}`;
    const attestation: Attestation = {
      ...{ source: `source ${i}`, citation: `source ${i}`, readOn, attestedOn: readOn, hasEvidence: false },
    };
    return {
      ...{ ...said, role: 'MEMBER', attestations: [attestation], stand: 'stated' as const, order: i },
      ...{ isDecided: false, isOwn: false },
    };
  });

interface Weighed {
  readonly standing: readonly Claim[];
  readonly beside: readonly Claim[];
}

/** What is on record when the claims have come one after the other. */
function weighed(claims: readonly Claim[]): Weighed {
  return claims.reduce<Weighed>(
    ({ standing, beside }, stated) => {
      // An import does not weigh again what is kept already.
      if (beside.some(({ attestations }) => attestations[0] === stated.attestations[0])) return { standing, beside };
      const settled = settle([
        ...standing.map((claim): Claim => ({ ...claim, stand: 'recorded' })),
        ...beside.map((claim): Claim => ({ ...claim, stand: 'beside' })),
        stated,
      ]);
      return {
        standing: settled.standing.map(({ claim, attestations }) => ({ ...claim, attestations })),
        beside: settled.beside.map(({ claim }) => claim),
      };
    },
    { standing: [], beside: [] },
  );
}

const overlap = (a: Stated, b: Stated) => (b.to === null || a.from < b.to) && (a.to === null || b.from < a.to);
/** Whether a claim spans two others that lie one after the other. */
const hasCoarse = (claims: readonly Stated[]) =>
  claims.some((claim) =>
    claims.some((one) => claims.some((other) => overlap(claim, one) && overlap(claim, other) && !overlap(one, other))),
  );
const isAsSureAsFirst =
  ([first]: readonly Stated[]) =>
  ({ confidence, precision }: Stated) =>
    confidence === first!.confidence && precision === 'DAY';
const facts = ({ standing }: Weighed) => standing.map(({ from, to }) => `${from}..${to}`).sort();

describe(`claims of several sources (seed ${SEED})`, () => {
  test('which of them stand does not depend on the order in which they come', () => {
    let decided = 0;
    fc.assert(
      fc.property(
        fc.array(statement, { minLength: 2, maxLength: 5 }),
        fc.infiniteStream(fc.nat()),
        (statements, random) => {
          // Where a coarse claim is surer than a finer history, a person decides, and what is on record stays. What an inexact
          // start leaves open decides whether it is coarse at all: it may add its source to a claim that is not.
          if (hasCoarse(statements) && !statements.every(isAsSureAsFirst(statements))) return;
          decided++;
          const claims = claimsOf(statements);
          const shuffled = claims
            .map((claim) => ({ claim, at: random.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ claim }) => claim);
          expect(facts(weighed(shuffled))).toEqual(facts(weighed(claims)));
        },
      ),
      RUNS,
    );
    expect(decided).toBeGreaterThan(RUNS.numRuns / 20);
  });

  test('facts never overlap, no source is lost, and the same claims once more change nothing', () => {
    fc.assert(
      fc.property(fc.array(statement, { minLength: 1, maxLength: 6 }), (statements) => {
        const claims = claimsOf(statements);
        const once = weighed(claims);
        for (const [i, one] of once.standing.entries()) {
          for (const other of once.standing.slice(i + 1)) expect(overlap(one, other)).toBe(false);
        }
        const sources = [...once.standing, ...once.beside].flatMap(({ attestations }) =>
          attestations.map(({ source }) => source),
        );
        expect([...new Set(sources)].sort()).toEqual(claims.map(({ attestations }) => attestations[0]!.source).sort());
        expect(facts(weighed([...claims, ...claims]))).toEqual(facts(once));
      }),
      RUNS,
    );
  });
});
