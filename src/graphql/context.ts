import type { Reads } from '../database/reads.js';
import { type CitationLoader, citationLoader } from '../participations/citation.loader.js';
import type { Snapshot } from '../roll/snapshot.js';
import type { SnapshotStore } from '../roll/snapshot-store.js';

/** What one operation is answered from: one snapshot from beginning to end, and loaders that batch its SQL. */
export interface QuestionContext {
  readonly snapshot: Snapshot;
  readonly citations: CitationLoader;
}

/** The context of an operation that begins now. */
export function questionContext(store: SnapshotStore, reads: Reads): QuestionContext {
  const snapshot = store.current;
  return { snapshot, citations: citationLoader((statement) => reads.query(snapshot.newest.id, statement)) };
}
