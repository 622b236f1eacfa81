import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import fc from 'fast-check';
import supertest from 'supertest';
import { readSettings } from '../../src/config/settings.js';
import { openDatabase } from '../../src/database/open-database.js';
import { ImportRejectedError } from '../../src/imports/import-rejected-error.js';
import { SnapshotStore } from '../../src/roll/snapshot-store.js';
import { createApp } from '../../src/server/create-app.js';
import { testLog } from '../support/database.js';
import { dropTemplates, importRows, openSmallRoll, participation, type Roll } from '../support/import-fixture.js';
import { tokenFor } from '../support/tokens.js';

const SEED = Number(process.env.PROPERTY_SEED ?? Date.now() % 0x7fff_ffff);
const RUNS = Number(process.env.PROPERTY_ROLLS ?? 5);

afterAll(dropTemplates);

/** A participation as the model knows it. */
interface Fact {
  readonly country: string;
  readonly slug: string;
  readonly role: string;
  readonly from: string;
  readonly to: string | null;
  readonly confidence: string;
}

const fact = fc
  .record({
    country: fc.constantFrom('KEN', 'FRA'),
    slug: fc.constantFrom('accord', 'forum'),
    role: fc.constantFrom('MEMBER', 'OBSERVER'),
    from: fc.integer({ min: 2010, max: 2016 }),
    years: fc.option(fc.integer({ min: 1, max: 3 })),
    confidence: fc.constantFrom('VERIFIED', 'UNVERIFIED'),
  })
  .map(
    ({ from, years, ...rest }): Fact => ({
      ...rest,
      from: `${from}-01-01`,
      to: years === null ? null : `${from + years}-01-01`,
    }),
  );

/** A change of the nth fact on record when it is proposed, or of a new one. */
const change = fc.oneof(
  { arbitrary: fc.record({ act: fc.constant('record' as const), fact }), weight: 3 },
  {
    arbitrary: fc.record({
      act: fc.constant('end' as const),
      nth: fc.nat(9),
      year: fc.integer({ min: 2010, max: 2020 }),
    }),
    weight: 2,
  },
  {
    arbitrary: fc.record({
      act: fc.constant('correct' as const),
      nth: fc.nat(9),
      role: fc.constantFrom('MEMBER', 'OBSERVER'),
      year: fc.integer({ min: 2010, max: 2016 }),
    }),
    weight: 2,
  },
  { arbitrary: fc.record({ act: fc.constant('retract' as const), nth: fc.nat(9) }), weight: 1 },
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

const step = fc.oneof(
  {
    arbitrary: fc.record({
      do: fc.constant('propose' as const),
      changes: fc.array(change, { minLength: 1, maxLength: 3 }),
    }),
    weight: 4,
  },
  {
    arbitrary: fc.record({
      do: fc.constant('amend' as const),
      nth: fc.nat(9),
      changes: fc.array(change, { minLength: 1, maxLength: 2 }),
    }),
    weight: 1,
  },
  { arbitrary: fc.record({ do: fc.constant('approve' as const), nth: fc.nat(9) }), weight: 4 },
  { arbitrary: fc.record({ do: fc.constant('withdraw' as const), nth: fc.nat(9) }), weight: 1 },
  {
    arbitrary: fc.record({ do: fc.constant('import' as const), facts: fc.array(fact, { minLength: 1, maxLength: 4 }) }),
    weight: 1,
  },
);

/** A change as the API and the model take it: facts are named by their ids. */
type Named =
  | { readonly act: 'record'; readonly fact: Fact }
  | { readonly act: 'end'; readonly id: string; readonly to: string }
  | { readonly act: 'correct'; readonly id: string; readonly role: string; readonly from: string }
  | { readonly act: 'retract'; readonly id: string };

const overlaps = (a: Fact, b: Fact) =>
  a.country === b.country &&
  a.slug === b.slug &&
  a.role === b.role &&
  a.from < (b.to ?? '9999') &&
  b.from < (a.to ?? '9999');

/** What a proposal would make of the facts on record, by hand; null where something is wrong with it. */
function approved(
  facts: ReadonlyMap<string, Fact>,
  changes: readonly Named[],
): { kept: Map<string, Fact>; added: Fact[] } | null {
  const kept = new Map(facts);
  const added: Fact[] = [];
  const named = new Set<string>();
  for (const one of changes) {
    if (one.act === 'record') {
      added.push(one.fact);
      continue;
    }
    const before = facts.get(one.id);
    if (!before || named.has(one.id)) return null;
    named.add(one.id);
    kept.delete(one.id);
    if (one.act === 'end') {
      if ((before.to !== null && before.to <= one.to) || one.to <= before.from) return null;
      added.push({ ...before, to: one.to });
    }
    if (one.act === 'correct') {
      const after = { ...before, role: one.role, from: one.from };
      const same = after.role === before.role && after.from === before.from;
      if (same || (after.to !== null && after.to <= after.from)) return null;
      added.push(after);
    }
  }
  const clash = added.some(
    (a, i) => [...kept.values()].some((b) => overlaps(a, b)) || added.some((b, j) => i !== j && overlaps(a, b)),
  );
  return clash ? null : { kept, added };
}

class Register {
  private facts = new Map<string, Fact>();
  private readonly open: { id: string; version: number; changes: Named[] }[] = [];
  /** What was answered after each revision, by the instant of recording. */
  private readonly past: { knownAt: string; facts: Map<string, Fact> }[] = [];

  constructor(
    private readonly roll: Roll,
    private readonly app: NestFastifyApplication,
    private readonly carla: string,
    private readonly rui: string,
  ) {}

  async take(one: typeof step extends fc.Arbitrary<infer T> ? T : never): Promise<void> {
    const at = 'nth' in one && this.open.length > 0 ? one.nth % this.open.length : -1;
    const proposal = this.open[at];
    switch (one.do) {
      case 'propose': {
        const changes = this.named(one.changes);
        if (changes.length === 0) return;
        const { data } = await this.as(
          this.carla,
          'mutation ($input: ProposeInput!) { propose(input: $input) { proposal { id } problems { code message } } }',
          {
            input: { reason: 'as read', changes: changes.map(inApi) },
          },
        );
        this.expectSame(changes, data.propose.proposal !== null, data.propose.problems);
        if (data.propose.proposal) this.open.push({ id: data.propose.proposal.id, version: 1, changes });
        return;
      }
      case 'amend': {
        const changes = this.named(one.changes);
        if (!proposal || changes.length === 0) return;
        const { data, errors } = await this.as(
          this.carla,
          'mutation ($id: ID!, $v: Int!, $changes: [ChangeInput!]!) { amendProposal(id: $id, expectedVersion: $v, changes: $changes) { proposal { version } problems { code message } } }',
          { id: proposal.id, v: proposal.version, changes: changes.map(inApi) },
        );
        if (!data) throw new Error(JSON.stringify([errors, proposal]));
        this.expectSame(changes, data.amendProposal.proposal !== null, data.amendProposal.problems);
        if (data.amendProposal.proposal) this.open[at] = { ...proposal, version: proposal.version + 1, changes };
        return;
      }
      case 'withdraw':
        if (!proposal) return;
        await this.as(this.carla, 'mutation ($id: ID!) { withdrawProposal(id: $id) { state } }', { id: proposal.id });
        this.open.splice(at, 1);
        return;
      case 'approve': {
        if (!proposal) return;
        const would = approved(this.facts, proposal.changes);
        const asked = await this.current(proposal.id);
        const { data, errors } = await this.as(
          this.rui,
          'mutation ($id: ID!, $v: Int!) { approveProposal(id: $id, expectedVersion: $v) { revision { id recordedAt } } }',
          { id: proposal.id, v: proposal.version },
        );
        if (would === null) {
          expect(errors?.[0].extensions.code).toBe('CONFLICT');
          expect(asked).toBeNull();
          return;
        }
        expect(errors).toBeUndefined();
        this.open.splice(at, 1);
        const facts = await this.compare([...would.kept.values(), ...would.added]);
        // Asked as if it were approved, the roll was the same.
        expect(sorted(asked!.values())).toEqual(sorted(facts.values()));
        for (const id of would.kept.keys()) expect(facts.has(id)).toBe(true);
        this.past.push({ knownAt: data.approveProposal.revision.recordedAt, facts });
        return;
      }
      case 'import': {
        const rows = one.facts.filter((a, i) => !one.facts.some((b, j) => j < i && overlaps(a, b)));
        try {
          await importRows(
            this.roll,
            'participations',
            rows.map(({ country, slug, role, from, to, confidence }) =>
              participation(slug, country, from, to ?? '', {
                role: role.toLowerCase(),
                confidence: confidence.toLowerCase(),
              }),
            ),
            { replace: true },
          );
        } catch (error) {
          if (!(error instanceof ImportRejectedError)) throw error;
          throw new Error(`rejected: ${error.message}`);
        }
        await this.app.get(SnapshotStore).refresh();
        // A file that replaces takes the place of what it contradicts.
        const stays = [...this.facts.values()].filter((known) => !rows.some((row) => overlaps(known, row)));
        const facts = await this.compare([...stays, ...rows]);
        const { data } = await this.as(null, '{ dataset { recordedAt } }');
        if (data.dataset.recordedAt !== this.past.at(-1)?.knownAt)
          this.past.push({ knownAt: data.dataset.recordedAt, facts });
      }
    }
  }

  /** What was answered of the past is answered still, and the feed, replayed, gives the roll. */
  async end(): Promise<void> {
    for (const { knownAt, facts } of this.past) expect(await this.asked({ knownAt })).toEqual(facts);
    const standing = new Set<string>();
    let after: string | null = null;
    do {
      const { data } = await this.as(
        null,
        'query ($after: String) { changes(first: 7, after: $after) { nodes { before { id } after { id } } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      for (const each of data.changes.nodes) {
        if (each.before) standing.delete(each.before.id);
        if (each.after) standing.add(each.after.id);
      }
      after = data.changes.pageInfo.hasNextPage ? data.changes.pageInfo.endCursor : null;
    } while (after !== null);
    expect([...standing].sort()).toEqual([...this.facts.keys()].sort());
  }

  private named(changes: readonly Change[]): Named[] {
    const ids = [...this.facts.keys()].sort();
    return changes.flatMap((one): Named[] => {
      if (one.act === 'record') return [one];
      const id = ids[one.nth % Math.max(1, ids.length)];
      if (id === undefined) return [];
      if (one.act === 'end') return [{ act: 'end', id, to: `${one.year}-06-01` }];
      return [
        one.act === 'correct'
          ? { act: 'correct', id, role: one.role, from: `${one.year}-01-01` }
          : { act: 'retract', id },
      ];
    });
  }

  private expectSame(changes: readonly Named[], taken: boolean, problems: unknown): void {
    const right = approved(this.facts, changes) !== null;
    if (right !== taken)
      throw new Error(`${JSON.stringify(changes)} on ${JSON.stringify([...this.facts])}: ${JSON.stringify(problems)}`);
  }

  private async compare(expected: readonly Fact[]): Promise<Map<string, Fact>> {
    const facts = (await this.asked({}))!;
    expect(sorted(facts.values())).toEqual(sorted(expected));
    this.facts = facts;
    return facts;
  }

  private current(proposal: string): Promise<Map<string, Fact> | null> {
    return this.asked({ proposal });
  }

  private async asked(counting: Record<string, unknown>): Promise<Map<string, Fact> | null> {
    const { data, errors } = await this.as(
      null,
      `query ($counting: CountingInput) { participations(asOf: "2099-12-31", counting: $counting, first: 500) {
        nodes { id role validFrom validTo confidence initiative { slug } participant { ... on Country { code } } } } }`,
      { counting: { presence: 'CUMULATIVE', ...counting } },
    );
    if (errors?.[0].extensions.code === 'CONFLICT') return null;
    return new Map(
      data.participations.nodes.map(({ id, role, validFrom, validTo, confidence, initiative, participant }: never) => [
        // The same fact, whichever state it was read in.
        (id as string).split('?')[0],
        {
          country: (participant as { code: string }).code,
          slug: (initiative as { slug: string }).slug,
          role,
          from: validFrom,
          to: validTo,
          confidence,
        },
      ]),
    );
  }

  private async as(token: string | null, query: string, variables: Record<string, unknown> = {}) {
    const request = supertest(this.app.getHttpServer()).post('/graphql');
    if (token !== null) request.set('authorization', `Bearer ${token}`);
    const { body } = await request.send({ query, variables });
    // What the model expects is a refusal; anything else is a fault.
    if (body.errors && !['CONFLICT', 'BAD_USER_INPUT'].includes(body.errors[0].extensions.code)) {
      throw new Error(JSON.stringify(body.errors));
    }
    return body;
  }
}

function inApi(one: Named): Record<string, unknown> {
  const citations = [{ title: 'The list' }];
  switch (one.act) {
    case 'record': {
      const { country, slug, role, from, to, confidence } = one.fact;
      return {
        recordParticipation: {
          participant: country,
          initiative: slug,
          role,
          validFrom: from,
          validTo: to,
          confidence,
          citations,
        },
      };
    }
    case 'end':
      return { endParticipation: { id: one.id, validTo: one.to, citations } };
    case 'correct':
      return { correctParticipation: { id: one.id, role: one.role, validFrom: one.from } };
    case 'retract':
      return { retractParticipation: { id: one.id } };
  }
}

function sorted(facts: Iterable<Fact>): string[] {
  return [...facts].map((one) => JSON.stringify(Object.entries(one).sort())).sort();
}

test('whatever is proposed, amended, approved, imported and retracted, the roll is what a plain model says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const roll = await openSmallRoll();
      const settings = readSettings({
        DATABASE_URL: roll.url,
        PORT: '0',
        ROLLCALL_DATA_PACKAGE: 'none',
        ROLLCALL_LOG_LEVEL: 'error',
        ROLLCALL_DEADLINE_SECONDS: '120',
        ROLLCALL_MAX_LOOP_DELAY_MS: '0',
        ROLLCALL_MAX_HEAP_PERCENT: '0',
      });
      const app = await createApp(settings, await openDatabase(settings, testLog));
      try {
        const register = new Register(
          roll,
          app,
          await tokenFor({ app }, 'CONTRIBUTOR', 'Carla'),
          await tokenFor({ app }, 'REVIEWER', 'Rui'),
        );
        for (const one of steps) await register.take(one);
        await register.end();
      } finally {
        await app.close();
        await roll.close();
      }
    }),
    { seed: SEED, numRuns: RUNS, endOnFailure: true },
  );
});
