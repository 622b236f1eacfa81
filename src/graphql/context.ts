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
  renew(): void;
}

/**
 * The context of one operation. Most ask neither for sources nor for history: what reads these is made when it is first
 * asked for.
 */
class OperationContext implements QuestionContext {
  snapshot: Snapshot;
  private citationsRead: CitationLoader | undefined;
  private historyRead: History | undefined;

  constructor(
    private readonly store: SnapshotStore,
    private readonly reads: Reads,
    readonly bounds: Bounds,
    readonly viewer: Viewer | null,
    readonly client: string,
  ) {
    this.snapshot = store.current;
  }

  get inSlices(): Bounds['inSlices'] {
    return this.bounds.inSlices;
  }

  get citations(): CitationLoader {
    this.citationsRead ??= citationLoader(this.query());
    return this.citationsRead;
  }

  get history(): History {
    this.historyRead ??= new History(this.snapshot, this.query(), this.reads);
    return this.historyRead;
  }

  renew(): void {
    this.snapshot = this.store.current;
    this.citationsRead = undefined;
    this.historyRead = undefined;
  }

  private query(): Query {
    const { bounds, reads, snapshot } = this;
    return (statement) => bounds.whileOpen(reads.query(snapshot.newest.id, statement));
  }
}

/** The context of an operation that begins now. */
export function questionContext(
  store: SnapshotStore,
  reads: Reads,
  bounds: Bounds,
  viewer: Viewer | null = null,
  client = '',
): QuestionContext {
  return new OperationContext(store, reads, bounds, viewer, client);
}
