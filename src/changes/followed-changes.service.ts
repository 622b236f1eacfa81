import { Injectable } from '@nestjs/common';
import { HeavyQueue } from '../common/heavy-queue.js';
import { Reads } from '../database/reads.js';
import type { Names } from '../domain/roll.js';
import type { RollChangeFilter } from '../generated/graphql.js';
import { type Page, type Place, placeText } from '../history/feed.js';
import { History } from '../history/history.js';
import type { Snapshot } from '../roll/snapshot.js';
import { SnapshotStore } from '../roll/snapshot-store.js';
import { wantedBy } from './change-filter.js';

/** Changes that are read, and held for a subscriber, at a time. */
const CHANGES_AT_A_TIME = 50;
/** Pages that are read at a time for all subscribers together, so that they leave connections to questions. */
const PAGES_AT_A_TIME = 2;

/** A page of changes, as of a snapshot. */
export interface FollowedPage extends Page {
  readonly snapshot: Snapshot;
  /** Names of indicators, if its changes need any. */
  readonly indicators: ReadonlyMap<string, Names>;
}

/**
 * Reads changes for those who follow them, a bounded page at a time. Those who wait for the same page, as all do who have
 * seen everything when a revision is recorded, are given one that was read once.
 */
@Injectable()
export class FollowedChanges {
  private readonly queue = new HeavyQueue('followed changes', PAGES_AT_A_TIME, Number.POSITIVE_INFINITY);
  private readonly underWay = new Map<string, Promise<FollowedPage>>();

  constructor(
    readonly store: SnapshotStore,
    private readonly reads: Reads,
  ) {}

  /** The page behind a place, or after a revision. Throws BAD_USER_INPUT for a filter with a name that never was on record. */
  page(after: Place | number, filter: RollChangeFilter | null | undefined): Promise<FollowedPage> {
    const { current: snapshot } = this.store;
    const { newest, storage } = snapshot;
    const place = typeof after === 'number' ? String(after) : placeText(after);
    const key = JSON.stringify([storage, newest.id, newest.recordedAt, place, filter ?? null]);
    let page = this.underWay.get(key);
    if (!page) {
      page = this.read(snapshot, after, filter).finally(() => this.underWay.delete(key));
      this.underWay.set(key, page);
    }
    return page;
  }

  private read(
    snapshot: Snapshot,
    after: Place | number,
    filter: RollChangeFilter | null | undefined,
  ): Promise<FollowedPage> {
    return this.queue.run(undefined, async () => {
      const history = new History(snapshot, (statement) => this.reads.query(snapshot.newest.id, statement), this.reads);
      const page = await history.changes(after, CHANGES_AT_A_TIME, wantedBy(history.things, filter));
      return { ...page, snapshot, indicators: history.things.indicators };
    });
  }
}
