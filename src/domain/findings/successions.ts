import { NOT_CLASSIFIED } from '../groups.js';
import type { Part } from '../partition.js';
import type { Initiative, Roll } from '../roll.js';
import { type FindingOf, finding } from './finding.js';
import type { Ground, KnownList } from './lists.js';

/** Texts of fewer states are not compared. */
const LEAST_STATES = 5;
/** Growth is told where the later text has at least this many times the states of the earlier one. */
const GROWTH = 1.5;
/** The groups of missing states are told where at least so many are missing. */
const LEAST_MISSING = 5;

/** A text and a later one of its line. */
interface Succession {
  readonly earlier: KnownList;
  readonly later: KnownList;
}

/**
 * Texts and the later ones of their line: of one kind, on a topic that they share, each adopted at a summit of its own
 * (method, section 16). By the earlier one's opening, then the later one's.
 */
export function successions({ roll, lists }: Ground): Succession[] {
  const texts = lists
    .filter(({ initiative, states }) => isOfSummit(roll, initiative) && states.length >= LEAST_STATES)
    .sort((a, b) => a.initiative.openedOn! - b.initiative.openedOn! || a.initiative.index - b.initiative.index);
  return texts.flatMap((earlier, textIndex) =>
    texts.slice(textIndex + 1).flatMap((later) => (isLater(earlier, later) ? [{ earlier, later }] : [])),
  );
}

function isOfSummit({ initiativeBySlug }: Roll, { parent }: Initiative): boolean {
  return parent !== null && initiativeBySlug.get(parent)?.kind === 'SUMMIT';
}

function isLater({ initiative: earlier }: KnownList, { initiative: later }: KnownList): boolean {
  return (
    earlier.kind === later.kind &&
    earlier.parent !== later.parent &&
    earlier.openedOn! < later.openedOn! &&
    earlier.topics.some((topic) => later.topics.includes(topic))
  );
}

/** Where many more states take part in a later text, and a group is still far from its share of them. */
export function grewUnevenly(ground: Ground, parts: readonly Part[]): FindingOf<'GREW_UNEVENLY'>[] {
  const compared = new Set<number>();
  return successions(ground).flatMap(({ earlier, later }) => {
    const [before, after] = [earlier.states.length, later.states.length];
    // Each later text is compared with the earliest text of its line alone.
    if (compared.has(later.initiative.index)) return [];
    compared.add(later.initiative.index);
    if (after < GROWTH * before) return [];
    const { length: population } = ground.universe;
    const ratioIn = ({ states, has }: KnownList, { members }: Part) =>
      (membersIn(members, has) * population) / (states.length * members.length);
    return mostUnusual(
      classified(parts).flatMap((part) => {
        const { group, members } = part;
        const chance = {
          population,
          marked: members.length,
          drawn: after,
          counted: membersIn(members, later.has),
          tail: 'AT_MOST',
        } as const;
        const figures = { before, after, ratioBefore: ratioIn(earlier, part), ratioAfter: ratioIn(later, part) };
        if (figures.ratioAfter >= 1) return [];
        const initiatives = [earlier.initiative, later.initiative];
        return [finding('GREW_UNEVENLY', chance, { initiatives, groups: [group], countries: [], figures })];
      }),
    );
  });
}

/** States of a text that are not in a later one, where one group has more of them than chance would give it. */
export function notCarriedOver(ground: Ground, parts: readonly Part[]): FindingOf<'NOT_CARRIED_OVER'>[] {
  return successions(ground).flatMap(({ earlier, later }) => {
    const missing = earlier.states.filter(({ index }) => !later.has.has(index));
    if (missing.length < LEAST_MISSING) return [];
    const gone = new Set(missing.map(({ index }) => index));
    return mostUnusual(
      classified(parts).map(({ group, members }) => {
        const ofGroup = membersIn(members, earlier.has);
        const missingOfGroup = membersIn(members, gone);
        const chance = {
          population: earlier.states.length,
          marked: ofGroup,
          drawn: missing.length,
          counted: missingOfGroup,
          tail: 'AT_LEAST',
        } as const;
        const [before, after] = [earlier.states.length, later.states.length];
        return finding('NOT_CARRIED_OVER', chance, {
          initiatives: [earlier.initiative, later.initiative],
          groups: [group],
          countries: missing,
          figures: { before, after, missing: missing.length, ofGroup, missingOfGroup },
        });
      }),
    );
  });
}

/** The parts of a scheme that are groups of it. */
export function classified(parts: readonly Part[]): Part[] {
  return parts.filter(({ group, members }) => group.slug !== NOT_CLASSIFIED && members.length > 0);
}

/** How many of the states are in a list. */
export function membersIn(members: Part['members'], has: ReadonlySet<number>): number {
  return members.reduce((count, { index }) => count + (has.has(index) ? 1 : 0), 0);
}

function mostUnusual<F extends { readonly bits: number }>(findings: readonly F[]): F[] {
  const [first, ...others] = findings;
  if (first === undefined) return [];
  return [others.reduce((most, other) => (other.bits > most.bits ? other : most), first)];
}
