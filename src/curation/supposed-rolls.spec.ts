import type { Repository } from 'typeorm';
import type { Snapshot } from '../roll/snapshot.js';
import type { SnapshotStore } from '../roll/snapshot-store.js';
import type { Proposal } from './entities/proposal.entity.js';
import type { Proposals } from './proposals.service.js';
import type { StatementProblem } from './statements/refused.js';
import { SupposedRolls } from './supposed-rolls.service.js';

const proposal = { id: 7, version: 1, state: 'open' } as Proposal;
const at = (instant: string) => new Date(instant);

/** Rolls of a proposal that can not be approved, and the instants for which approving it was tried. */
function tried() {
  const instants: string[] = [];
  const suppose = async (_: Proposal, now: Date) => {
    instants.push(now.toISOString());
    const message = `tried on ${now.toISOString().slice(0, 10)}`;
    return { problems: [{ message } as StatementProblem] };
  };
  const store = { current: { newest: { id: 3 } } as Snapshot };
  const repository = { findOneBy: async () => proposal };
  const rolls = new SupposedRolls(
    { suppose } as unknown as Proposals,
    store as SnapshotStore,
    repository as unknown as Repository<Proposal>,
  );
  return { instants, rolls, store };
}

const messages = (problems: readonly StatementProblem[]) => problems.map(({ message }) => message);

describe('what stands in the way of approving a proposal', () => {
  it('is looked for once a day, for the data would be as of the day of approval', async () => {
    const { instants, rolls } = tried();
    const asked = ['2026-12-31T00:00:00.000Z', '2026-12-31T23:59:59.999Z', '2027-01-01T00:00:00.000Z'];
    const answers = [];
    for (const instant of asked) answers.push(messages(await rolls.problemsOf(proposal, at(instant))));
    expect(answers).toEqual([['tried on 2026-12-31'], ['tried on 2026-12-31'], ['tried on 2027-01-01']]);
    expect(instants).toEqual([asked[0], asked[2]]);
  });

  it('is looked for once by all who ask at a time, and by those beyond midnight anew', async () => {
    const { instants, rolls } = tried();
    const asked = ['2026-12-31T23:59:59.999Z', '2026-12-31T23:59:59.999Z', '2027-01-01T00:00:00.000Z'];
    await Promise.all(asked.map((instant) => rolls.problemsOf(proposal, at(instant))));
    expect(instants).toEqual([asked[0], asked[2]]);
  });

  it('is looked for anew on another roll', async () => {
    const { instants, rolls, store } = tried();
    await rolls.problemsOf(proposal, at('2026-12-31T12:00:00Z'));
    store.current = { newest: { id: 4 } } as Snapshot;
    await rolls.problemsOf(proposal, at('2026-12-31T13:00:00Z'));
    expect(instants).toHaveLength(2);
  });

  it('stands in the way of whoever supposes it by name, on the day of the question', async () => {
    const { rolls } = tried();
    const names = new Map([['7', 'counting.proposal']]);
    await expect(rolls.named(names, at('2027-01-01T00:00:00Z'))).rejects.toMatchObject({
      message: expect.stringContaining('tried on 2027-01-01'),
    });
  });

  it('is nothing once it is decided, whenever that was', async () => {
    const { instants, rolls } = tried();
    const decided = { ...proposal, state: 'approved' } as Proposal;
    expect(await rolls.problemsOf(decided, at('2027-01-01T00:00:00Z'))).toEqual([]);
    expect(await rolls.supposedBy(decided, at('2027-01-01T00:00:00Z'))).toBeNull();
    expect(instants).toEqual([]);
  });
});
