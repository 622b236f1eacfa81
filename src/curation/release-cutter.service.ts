import { Inject, Injectable } from '@nestjs/common';
import pg from 'pg';
import { RollcallError } from '../common/rollcall-error.js';
import { revisionDiff } from '../exports/release-diff.js';
import { diffText } from '../exports/release-text.js';
import { cutRelease } from '../record/revision.js';
import { RollWriter } from '../record/writer.js';
import type { Snapshot } from '../roll/snapshot.js';
import { SnapshotStore } from '../roll/snapshot-store.js';
import { checkText } from './proposals.service.js';

/** Cuts releases through the API. */
@Injectable()
export class ReleaseCutter {
  constructor(
    private readonly writer: RollWriter,
    private readonly store: SnapshotStore,
    @Inject(pg.Pool) private readonly pool: pg.Pool,
  ) {}

  /**
   * Names the newest revision for ever; without notes of its own, what changed since the release before is its notes.
   *
   * @throws RollcallError BAD_USER_INPUT for a malformed name, CONFLICT where the name stands for another revision or
   *   nothing was recorded yet
   */
  async cut(name: string, notes: string | null) {
    if (notes !== null) checkText(notes, 'notes');
    const { current } = this.store;
    const written = notes ?? (await this.changesSince(current));
    await this.writer.write(async ({ client, last }) => {
      if (!last) throw new RollcallError('CONFLICT', 'nothing was recorded yet, so there is nothing to release');
      if (notes === null && last.id !== current.newest.id) {
        throw new RollcallError(
          'CONFLICT',
          `revision ${last.id} was recorded meanwhile: look at it, and cut the release then`,
        );
      }
      await cutRelease(client, name, last.id, written);
    });
    await this.store.refresh();
    const snapshot = this.store.current;
    const release = snapshot.releases.find((each) => each.name === name)!;
    return {
      ...release,
      revision: String(release.revision),
      recordedAt: snapshot.revisionOf(release.revision).recordedAt,
    };
  }

  /** What changed since the newest release, as text; null where there is none before. */
  private async changesSince(snapshot: Snapshot): Promise<string | null> {
    const before = snapshot.releases.findLast(({ revision }) => revision <= snapshot.newest.id);
    if (!before) return null;
    const diff = await revisionDiff(this.pool, snapshot, before.revision, snapshot.newest.id);
    return `Since release ${before.name}:\n\n${diffText(diff, false)}`;
  }
}
