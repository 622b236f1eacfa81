import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { Settings } from '../config/settings.js';
import { NEWEST_METHOD } from '../domain/rule.js';
import type { Question } from '../questions/question.js';
import type { Snapshot } from '../roll/snapshot.js';
import { softwareDigest } from './software.js';

/** A store may keep the answer for a year, and never asks: nothing that is recorded later changes it. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';
/** A store may keep the answer, but must ask whether it still stands. */
export const ASKED_AGAIN = 'public, no-cache';

/** What an answer rests on, known before it is made. */
export interface Edition {
  /** All that the bytes depend on beside the address: the data, and what else may differ. The software is added. */
  readonly of: readonly (string | number | null)[];
  /** Whether no later revision can change it. */
  readonly isLasting: boolean;
}

/**
 * The edition of a file or picture that answers a question. It lasts where the question names a release: its day, where
 * it names none, is the release's own. An instant is no release: one that is cut later for its revision would be named.
 * `kindsOfOrganisations`: whether it tells of which kind organisations are, which of a release from before method 2.0 is
 * the kind of today (method, section 15).
 */
export function editionOf(
  { snapshot, revision, release }: Pick<Question, 'snapshot' | 'revision' | 'release'>,
  settings: Pick<Settings, 'excludeIndicatorPublishers'>,
  kindsOfOrganisations = false,
): Edition {
  const { id, recordedAt, method } = revision;
  const edition = release ?? snapshot.releaseAt(id)?.name ?? null;
  const firstRecorded = snapshot.firstRecordedAt(id).getTime();
  const ofToday = kindsOfOrganisations && method !== NEWEST_METHOD;
  return {
    of: [
      snapshot.storage,
      id,
      recordedAt.getTime(),
      firstRecorded,
      ofToday ? snapshot.newest.id : id,
      edition,
      ...settings.excludeIndicatorPublishers,
    ],
    isLasting: release !== null && !ofToday,
  };
}

/** The edition of what is made from the newest revision, and may name any release. */
export function newestEdition(
  { storage, newest, releases }: Pick<Snapshot, 'storage' | 'newest' | 'releases'>,
  ...more: readonly string[]
): Edition {
  return { of: [storage, newest.id, newest.recordedAt.getTime(), releases.length, ...more], isLasting: false };
}

/** The headers by which an answer is known again. */
export interface Tag {
  readonly etag: string;
  readonly cacheControl: string;
}

/** The tag of an edition at an address. */
export function tagOf({ of, isLasting }: Edition, url: string): Tag {
  const etag = etagOf(JSON.stringify([softwareDigest(), url, ...of]));
  return { etag, cacheControl: isLasting ? IMMUTABLE : ASKED_AGAIN };
}

/** Weak, for the same answer goes out compressed or not. */
export function etagOf(content: string | Uint8Array): string {
  return `W/"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`;
}

/** Whether a client has it already (RFC 9110, section 13.1.2, by weak comparison). */
export function isKnown(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return header.trim() === '*' || header.split(',').some((tag) => opaque(tag) === opaque(etag));
}

/** Names headers of requests by which answers at an address differ, beside those that are named already. */
export function vary(reply: FastifyReply, ...names: readonly string[]): void {
  const named = String(reply.getHeader('vary') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  reply.header('vary', [...new Set([...named, ...names])].join(', '));
}
