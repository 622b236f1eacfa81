import { type Day, formatDay } from '../domain/day.js';
import { rolesIn } from '../domain/matrix.js';
import { type CountingRule, EVERY_ROLE } from '../domain/presence.js';
import { CONFIDENCES, type Initiative, type Roll } from '../domain/roll.js';
import type { Snapshot } from '../roll/snapshot.js';

/** Version of the method: grows when a definition changes what a figure means. */
export const METHOD_VERSION = '1.0';
/** SPDX identifier of the licence of the compilation. */
export const LICENCE = 'CC-BY-4.0';

/** How to cite the data as they stand at a revision. */
export function citationOf(snapshot: Snapshot, revision: number): string {
  const { recordedAt } = snapshot.revisionOf(revision);
  const release = snapshot.releaseAt(revision);
  const edition = release ? `release ${release.name}` : `revision ${revision}`;
  return `Rollcall: the roll of multilateral AI governance, ${edition} (${recordedAt.toISOString().slice(0, 10)}), ${LICENCE}.`;
}

/** What a figure rests on, so that it can be printed beside it and asked again; `also` adds to the line to print. */
export function provenanceOf(
  snapshot: Snapshot,
  roll: Roll,
  rule: CountingRule,
  day: Day,
  initiatives: readonly Initiative[],
  release: string | null | undefined,
  also: readonly string[] = [],
) {
  const counted = initiatives.length === 1 ? `initiative ${initiatives[0]!.slug}` : `${initiatives.length} initiatives`;
  const rules = [`${rule.presence}, blocs ${rule.blocs}, ${rule.universe}`, ...also].join(', ');
  return {
    release: release ?? snapshot.releaseAt(roll.revision)?.name ?? null,
    revision: String(roll.revision),
    recordedAt: snapshot.revisionOf(roll.revision).recordedAt,
    method: METHOD_VERSION,
    presence: rule.presence,
    blocs: rule.blocs,
    universe: rule.universe,
    roles: rule.roles === EVERY_ROLE ? null : rolesIn(rule.roles),
    minConfidence: rule.leastConfidence === CONFIDENCES.length - 1 ? null : CONFIDENCES[rule.leastConfidence],
    licence: LICENCE,
    cite: `${citationOf(snapshot, roll.revision)} ${counted}, as of ${formatDay(day)}, ${rules}, method ${METHOD_VERSION}.`,
  };
}
