import type { Day } from '../domain/day.js';
import type { CitationLoader } from '../participations/citation.loader.js';
import type { Snapshot } from '../roll/snapshot.js';

/** What one operation is answered from: one snapshot from beginning to end, and loaders that batch its SQL. */
export interface QuestionContext {
  readonly snapshot: Snapshot;
  readonly citations: CitationLoader;
  /** Today in UTC when the question came. */
  readonly today: Day;
}
