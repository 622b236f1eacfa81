import { type Place, placeText } from '../history/feed.js';
import type { Snapshot } from '../roll/snapshot.js';
import type { SnapshotStore } from '../roll/snapshot-store.js';
import { ChangeStream } from './change-stream.js';
import type { FollowedChanges, FollowedPage } from './followed-changes.service.js';

/** Of a revision some changes of initiatives, by the keys of these. */
type Recorded = Readonly<Record<number, readonly number[]>>;

const snapshotAt = (id: number, storage = 'a'): Snapshot =>
  ({
    storage,
    newest: { id, recordedAt: new Date(id) },
    revisionOf: (revision: number) => ({ id: revision, recordedAt: new Date(revision <= id ? revision : 0) }),
  }) as unknown as Snapshot;

describe('a stream of changes', () => {
  let current: Snapshot;
  let recorded: Recorded;
  let tellers: Set<() => void>;
  let read: () => void;
  beforeEach(() => {
    [current, recorded, tellers, read] = [snapshotAt(1), { 1: [1] }, new Set(), () => undefined];
  });
  const renew = (snapshot: Snapshot, more: Recorded = {}) => {
    current = snapshot;
    recorded = { ...recorded, ...more };
    for (const tell of tellers) tell();
  };
  const store = {
    get current() {
      return current;
    },
    whenRenewed(tell: () => void) {
      tellers.add(tell);
      return () => void tellers.delete(tell);
    },
  } as unknown as SnapshotStore;
  /** Pages of two. */
  const page = async (after: Place | number): Promise<FollowedPage> => {
    read();
    const places = Object.entries(recorded)
      .filter(([revision]) => Number(revision) <= current.newest.id)
      .flatMap(([revision, keys]) =>
        keys.map((key): Place => ({ revision: Number(revision), subject: 0, key: [String(key)], nth: 0 })),
      );
    const begins =
      typeof after === 'number'
        ? places.findIndex(({ revision }) => revision > after)
        : places.findIndex((place) => placeText(place) === placeText(after)) + 1;
    const rest = begins < 0 ? [] : places.slice(begins);
    const changes = rest.slice(0, 2).map((place) => ({ place }));
    return { changes, more: rest.length > 2, snapshot: current, indicators: new Map() } as unknown as FollowedPage;
  };
  const follow = (after: Place | number) =>
    new ChangeStream({ store, page } as unknown as FollowedChanges, after, null);
  const revisions = async (stream: ChangeStream, count: number) => {
    const told: number[] = [];
    for (let at = 0; at < count; at++) told.push((await stream.next()).value.rollChanges.revision.id);
    return told;
  };

  test('goes over its pages and on to what is recorded later', async () => {
    renew(snapshotAt(2), { 2: [1, 2, 3, 4, 5] });
    const stream = follow(0);
    expect(await revisions(stream, 6)).toEqual([1, 2, 2, 2, 2, 2]);
    const next = revisions(stream, 3);
    renew(snapshotAt(3), { 3: [] });
    renew(snapshotAt(4), { 4: [7, 8] });
    renew(snapshotAt(5), { 5: [9] });
    expect(await next).toEqual([4, 4, 5]);
  });

  test('ends at once when it is ended while it waits, and forgets to wait', async () => {
    const stream = follow(1);
    const next = stream.next();
    expect(tellers.size).toBe(1);
    await stream.return();
    expect(await next).toEqual({ done: true, value: undefined });
    expect(tellers.size).toBe(0);
  });

  test('waits out a database that is away', async () => {
    let faults = 1;
    read = () => {
      if (faults-- > 0) throw Object.assign(new Error('Connection terminated'), { code: 'ECONNREFUSED' });
    };
    expect(await revisions(follow(0), 1)).toEqual([1]);
  });

  test.each([
    ['is put back to an earlier revision', () => renew(snapshotAt(1))],
    ['is restored from a backup', () => renew(snapshotAt(2, 'b'))],
  ])('ends with CONFLICT where the roll %s', async (_, change) => {
    renew(snapshotAt(2), { 2: [1] });
    const stream = follow(0);
    await revisions(stream, 2);
    const next = stream.next();
    change();
    await expect(next).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('ends with any other fault', async () => {
    read = () => {
      throw new TypeError('ours');
    };
    await expect(follow(0).next()).rejects.toThrow('ours');
  });
});
