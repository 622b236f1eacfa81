import { Injectable } from '@nestjs/common';
import { byteCache } from '../common/caches.js';
import { RollcallError } from '../common/rollcall-error.js';
import { Reads } from '../database/reads.js';
import {
  changesBetween,
  type FactChange,
  type ReleaseChanges,
  releasesOf,
  rowsBetween,
} from '../exports/release-diff.js';
import type { QuestionContext } from '../graphql/context.js';
import { MOST_CHANGES } from '../graphql/sizes.js';
import type { Release, Snapshot } from '../roll/snapshot.js';

const differences = byteCache<ReleaseChanges>('figures');

/** What changed between releases: the same for ever, so that it is worked out once as long as there is room. */
@Injectable()
export class ReleaseDifferences {
  private readonly underWay = new Map<string, Promise<ReleaseChanges>>();

  constructor(private readonly reads: Reads) {}

  /** Throws BAD_USER_INPUT as `releasesOf`, and QUERY_TOO_COMPLEX where more changed than is told of at once. */
  async between(
    { snapshot, bounds }: QuestionContext,
    from: string,
    to: string,
  ): Promise<{ readonly from: Release; readonly to: Release; readonly changes: readonly FactChange[] }> {
    const releases = releasesOf(snapshot, from, to);
    const { changes } = await bounds.whileOpen(this.changes(snapshot, releases));
    return { ...releases, changes };
  }

  private async changes(snapshot: Snapshot, { from, to }: { from: Release; to: Release }): Promise<ReleaseChanges> {
    const key = JSON.stringify(
      [from, to].map(({ revision }) => [revision, snapshot.revisionOf(revision).recordedAt, snapshot.storage]),
    );
    const difference = differences.find(this.reads, key) ?? this.underWay.get(key);
    if (difference) return difference;
    const asked = this.ask(snapshot, from, to);
    this.underWay.set(key, asked);
    try {
      const difference = await asked;
      differences.keep(this.reads, key, difference, bytesOf(difference));
      return difference;
    } finally {
      this.underWay.delete(key);
    }
  }

  private async ask(snapshot: Snapshot, from: Release, to: Release): Promise<ReleaseChanges> {
    const ask: Parameters<typeof changesBetween>[0] = (statement) => this.reads.query(snapshot.newest.id, statement);
    const rows = await rowsBetween(ask, from.revision, to.revision);
    if (rows > 2 * MOST_CHANGES) throw tooMany(from, to, Math.ceil(rows / 2));
    const changes = await changesBetween(ask, from.revision, to.revision);
    if (changes.changes.length > MOST_CHANGES) throw tooMany(from, to, changes.changes.length);
    return changes;
  }
}

function tooMany(from: Release, to: Release, least: number): RollcallError {
  return new RollcallError(
    'QUERY_TOO_COMPLEX',
    `at least ${least} facts changed from release '${from.name}' to '${to.name}', more than the ${MOST_CHANGES} that are told of at once: ask the command \`rollcall release diff\``,
    { argument: 'to', limit: MOST_CHANGES },
  );
}

/** What a change takes beside its texts, about. */
const BYTES_A_CHANGE = 500;

function bytesOf({ changes }: ReleaseChanges): number {
  const units = ({ before, after }: FactChange) =>
    [before, after].reduce(
      (sum, image) =>
        sum + Object.values(image ?? {}).reduce<number>((all, text) => all + String(text ?? '').length, 0),
      0,
    );
  return changes.reduce((sum, change) => sum + BYTES_A_CHANGE + 2 * units(change), 0);
}
