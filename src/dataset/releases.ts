import type { Snapshot } from '../roll/snapshot.js';

/** Every release as the API has it, the newest first. */
export function releasesOf(snapshot: Snapshot) {
  return snapshot.releases.toReversed().map((release) => ({
    ...release,
    revision: String(release.revision),
    recordedAt: snapshot.revisionOf(release.revision).recordedAt,
  }));
}
