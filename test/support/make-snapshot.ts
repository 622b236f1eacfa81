import type { Facts, Roll } from '../../src/domain/roll.js';
import { Snapshot } from '../../src/roll/snapshot.js';

/** Two revisions of a small world, the first of which is a release: only their dates and a name differ. */
export function snapshotOf(roll: Roll): Snapshot {
  const revision = (id: number, dataThrough: string) => ({
    id,
    recordedAt: new Date(Date.UTC(2020 + id, 0, 1)),
    reason: 'test',
    dataThrough,
    method: '2.0' as const,
    author: null,
    approvedBy: null,
  });
  const release = { name: 'first', revision: 1, cutAt: new Date('2021-01-02T00:00:00Z'), notes: null };
  const revisions = [revision(1, '2020-06-30'), revision(2, '2023-06-30')];
  const snapshot = new Snapshot(revisions, [release], {} as Facts, {} as never, {} as never, { roll } as Snapshot);
  const rolls = [1, 2].map((id) => ({ ...roll, revision: id }));
  snapshot.at = (id) => rolls[id - 1]!;
  snapshot.atInSteps = function* (id) {
    yield;
    return rolls[id - 1]!;
  };
  return snapshot;
}
