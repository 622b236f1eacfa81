import type { Reads } from '../database/reads.js';
import type { Steps } from '../domain/steps.js';
import type { Query } from '../history/feed.js';
import { History } from '../history/history.js';
import type { Viewer } from '../identity/viewer.js';
import { type CitationLoader, citationLoader } from '../participations/citation.loader.js';
import type { Snapshot } from '../roll/snapshot.js';
import type { SnapshotStore } from '../roll/snapshot-store.js';
import type { Bounds } from './bounds.js';

/** What one operation is answered from: one snapshot from beginning to end, and loaders that batch its SQL. */
export interface QuestionContext {
  readonly snapshot: Snapshot;
  /** Whether the answer rests on more than what is recorded: on proposals, or on who asks. */
  readonly isLive?: boolean;
  readonly citations: CitationLoader;
  /** Who asks; null without a token. */
  readonly viewer: Viewer | null;
  /** Under what whoever asks is counted; empty where nobody can be told from another. */
  readonly client: string;
  /** What was recorded when, up to the snapshot's newest revision. */
  readonly history: History;
  /** What the request may use. */
  readonly bounds: Bounds;
  /** Takes the steps of long work within the bounds. */
  readonly inSlices: <T>(steps: Steps<T>) => Promise<T>;
  /** Answers from the newest snapshot from now on: after what the operation itself has recorded. */
  readonly renew: (context: QuestionContext) => void;
}

/** The newest snapshot, and what is read beside it. */
function fromNewest(
  { current: snapshot }: SnapshotStore,
  reads: Reads,
  bounds: Bounds,
): Pick<QuestionContext, 'snapshot' | 'citations' | 'history'> {
  const query: Query = (statement) => bounds.whileOpen(reads.query(snapshot.newest.id, statement));
  return { snapshot, citations: citationLoader(query), history: new History(snapshot, query, reads) };
}

/** The context of an operation that begins now. */
export function questionContext(
  store: SnapshotStore,
  reads: Reads,
  bounds: Bounds,
  { viewer = null, client = '' }: { readonly viewer?: Viewer | null; readonly client?: string } = {},
): QuestionContext {
  const { inSlices } = bounds;
  const renew = (context: QuestionContext) => Object.assign(context, fromNewest(store, reads, bounds));
  return { ...fromNewest(store, reads, bounds), viewer, client, bounds, inSlices, renew };
}
