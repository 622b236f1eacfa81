import type { Steps } from '../common/steps.js';
import type { Reads } from '../database/reads.js';
import type { Query } from '../history/feed.js';
import { History } from '../history/history.js';
import type { Viewer } from '../identity/viewer.js';
import { type ActLoader, actLoader } from '../roll/act.loader.js';
import {
  type CitationLoader,
  citationLoader,
  type FurtherCitationsLoader,
  furtherCitationsLoader,
} from '../roll/citation.loader.js';
import { type ClaimLoader, claimLoader } from '../roll/claim.loader.js';
import type { Snapshot } from '../roll/snapshot.js';
import type { SnapshotStore } from '../roll/snapshot-store.js';
import type { Bounds } from './bounds.js';

/** What one operation is answered from: one snapshot from beginning to end, and loaders that batch its SQL. */
export interface QuestionContext {
  readonly snapshot: Snapshot;
  /** Whether the answer rests on more than what is recorded: on proposals, or on who asks. */
  readonly isLive?: boolean;
  readonly citations: CitationLoader;
  readonly acts: ActLoader;
  readonly furtherCitations: FurtherCitationsLoader;
  readonly claims: ClaimLoader;
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
  private actsRead: ActLoader | undefined;
  private furtherCitationsRead: FurtherCitationsLoader | undefined;
  private claimsRead: ClaimLoader | undefined;
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

  get acts(): ActLoader {
    this.actsRead ??= actLoader(this.query());
    return this.actsRead;
  }

  get furtherCitations(): FurtherCitationsLoader {
    this.furtherCitationsRead ??= furtherCitationsLoader(this.query());
    return this.furtherCitationsRead;
  }

  get claims(): ClaimLoader {
    this.claimsRead ??= claimLoader(this.query());
    return this.claimsRead;
  }

  get history(): History {
    this.historyRead ??= new History(this.snapshot, this.query(), this.reads);
    return this.historyRead;
  }

  renew(): void {
    this.snapshot = this.store.current;
    this.citationsRead = undefined;
    this.actsRead = undefined;
    this.furtherCitationsRead = undefined;
    this.claimsRead = undefined;
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
