import { Inject, Injectable } from '@nestjs/common';
import { RollcallError } from '../common/rollcall-error.js';
import { cutRelease } from '../record/revision.js';
import { RollWriter } from '../record/writer.js';
import { SnapshotStore } from '../roll/snapshot-store.js';
import { checkText } from './proposals.service.js';

/** Cuts releases through the API. */
@Injectable()
export class ReleaseCutter {
  constructor(
    @Inject(RollWriter) private readonly writer: RollWriter,
    @Inject(SnapshotStore) private readonly store: SnapshotStore,
  ) {}

  /**
   * Names the newest revision for ever.
   *
   * @throws RollcallError BAD_USER_INPUT for a malformed name, CONFLICT where the name stands for another revision or
   *   nothing was recorded yet
   */
  async cut(name: string, notes: string | null) {
    if (notes !== null) checkText(notes, 'notes');
    await this.writer.write(async ({ client, last }) => {
      if (!last) throw new RollcallError('CONFLICT', 'nothing was recorded yet, so there is nothing to release');
      await cutRelease(client, name, last.id, notes);
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
}
