import { setTimeout as sleep } from 'node:timers/promises';
import { RollcallError } from '../common/rollcall-error.js';
import { fromSqlError } from '../database/sql-errors.js';
import type { Names } from '../domain/roll.js';
import type { RollChangeFilter } from '../generated/graphql.js';
import type { Place, PlacedChange } from '../history/feed.js';
import type { Revision, Snapshot } from '../roll/snapshot.js';
import { cursorOfPlace } from './change-connection.js';
import type { FollowedChanges } from './followed-changes.service.js';
import { RollChangeView } from './history-views.js';

/** How often PostgreSQL is asked again while it can not be reached. */
const AGAIN_MS = 1_000;

/** A change as it is told to a subscriber: under the name of the field. */
export interface ToldChange {
  readonly rollChanges: RollChangeView;
  /** Names of indicators, if the change needs any. */
  readonly indicators: ReadonlyMap<string, Names>;
}

/**
 * Changes in their order, from a place on and without an end: each is told once, as soon as a snapshot holds it. As many are
 * held as a page has, and read when they are asked for. Ending it ends a wait for the next change too.
 */
export class ChangeStream implements AsyncIterableIterator<ToldChange> {
  private readonly ended = new AbortController();
  private readonly changes: AsyncGenerator<ToldChange>;

  constructor(
    private readonly followed: FollowedChanges,
    after: Place | number,
    filter: RollChangeFilter | null | undefined,
  ) {
    this.changes = this.tell(after, filter);
  }

  next(): Promise<IteratorResult<ToldChange>> {
    return this.changes.next();
  }

  async return(): Promise<IteratorResult<ToldChange>> {
    this.ended.abort();
    return this.changes.return(undefined);
  }

  async throw(error: unknown): Promise<IteratorResult<ToldChange>> {
    this.ended.abort();
    return this.changes.throw(error);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private async *tell(start: Place | number, filter: RollChangeFilter | null | undefined): AsyncGenerator<ToldChange> {
    const { store } = this.followed;
    let after = start;
    let before: Pick<Snapshot, 'storage' | 'newest'> = store.current;
    while (!this.ended.signal.aborted) {
      const { current } = store;
      checkSameRoll(current, before);
      if (typeof after === 'number' && current.newest.id <= after) {
        await this.another(current);
        continue;
      }
      const page = await this.unlessAway(() => this.followed.page(after, filter));
      if (!page) continue;
      const { changes, more, snapshot, indicators } = page;
      checkSameRoll(snapshot, before);
      before = { storage: snapshot.storage, newest: snapshot.newest };
      for (const change of changes) {
        yield { rollChanges: viewOf(change), indicators };
        after = change.place;
      }
      // Where the client's place is in a revision that is not recorded yet, it is not moved.
      if (!more && revisionOf(after) <= snapshot.newest.id) after = snapshot.newest.id;
      else if (!more) await this.another(snapshot);
    }
  }

  /** Waits until another snapshot is in place, or the stream is ended. */
  private async another(snapshot: Snapshot): Promise<void> {
    const { store } = this.followed;
    const { signal } = this.ended;
    await new Promise<void>((resolve) => {
      const over = () => {
        forget();
        signal.removeEventListener('abort', over);
        resolve();
      };
      const forget = store.whenRenewed(over);
      signal.addEventListener('abort', over);
      if (signal.aborted || store.current !== snapshot) over();
    });
  }

  /** What was read. Where PostgreSQL can not be reached, null after a pause: the subscriber only sees a delay. */
  private async unlessAway<T>(read: () => Promise<T>): Promise<T | null> {
    try {
      return await read();
    } catch (error) {
      if (fromSqlError(error)?.code !== 'DATABASE_UNAVAILABLE') throw error;
      // The pause rejects where the stream is ended; the loop then sees that and ends.
      await sleep(AGAIN_MS, undefined, { signal: this.ended.signal }).catch(() => undefined);
      return null;
    }
  }
}

function viewOf(change: PlacedChange): RollChangeView {
  return new RollChangeView(change, cursorOfPlace(change.place));
}

function revisionOf(after: Place | number): number {
  return typeof after === 'number' ? after : after.revision;
}

/** Throws CONFLICT where a snapshot is not a continuation of the one before, even if its revisions have the same numbers. */
function checkSameRoll(
  snapshot: Snapshot,
  { storage, newest: { id, recordedAt } }: { readonly storage: string; readonly newest: Revision },
): void {
  if (snapshot.storage === storage && snapshot.revisionOf(id).recordedAt.getTime() === recordedAt.getTime()) return;
  throw new RollcallError(
    'CONFLICT',
    'the roll was put back to an earlier state, so what was told last may be another change now: read `changes` again, and subscribe from its end',
  );
}
