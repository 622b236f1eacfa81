import { dayOf, parseDay } from './day.js';
import { type Participant, ROLES, type Role, type Roll } from './roll.js';

/**
 * How a key names a participant: by code, and an organisation by its kind as well where a state has the same code.
 *
 * @example participantKey(roll, kenya) // 'KEN'
 */
export function participantKey({ countryByCode }: Roll, { kind, code }: Participant): string {
  return kind === 'organisation' && countryByCode.has(code) ? `${ORGANISATION}${code}` : code;
}

/**
 * Names a participation by what it says, and so in the same way wherever it is recorded: numbers are given by each database.
 * At one revision no two have the same, for the periods of one participant in one role never overlap.
 *
 * @param participant as {@link participantKey} names it
 * @param from first day, `YYYY-MM-DD`
 * @example participationKey('KEN', 'bletchley-declaration', 'ENDORSER', '2023-11-01')
 *   // 'KEN@bletchley-declaration/ENDORSER/2023-11-01'
 */
export function participationKey(participant: string, initiative: string, role: string, from: string): string {
  return `${participant}@${initiative}/${role}/${from}`;
}

const ORGANISATION = 'organisation:';
const KEY = /^(?<participant>.+)@(?<initiative>[^@/]+)\/(?<role>[A-Za-z_]+)\/(?<from>\d{4}-\d{2}-\d{2})$/;

/** What such a key says; null for a text that is none. */
export interface NamedParticipation {
  /** One code may be that of a state and of an organisation: then the state is meant, unless the key says otherwise. */
  readonly kinds: readonly Participant['kind'][];
  readonly code: string;
  readonly initiative: string;
  readonly role: Role;
  readonly from: number;
}

export function readParticipationKey(key: string): NamedParticipation | null {
  const { participant, initiative, role, from } = KEY.exec(key)?.groups ?? {};
  if (participant === undefined || parseDay(from!) === null) return null;
  const word = ROLES.find((roleWord) => roleWord === role!.toUpperCase());
  if (word === undefined) return null;
  const organisation = participant.startsWith(ORGANISATION);
  return {
    kinds: organisation ? ['organisation'] : ['state', 'organisation'],
    code: organisation ? participant.slice(ORGANISATION.length) : participant,
    initiative: initiative!,
    role: word,
    from: dayOf(from!),
  };
}

/** The row that states it, of what was ever on record up to the roll's revision: the last one; null where there is none. */
export function rowStating(
  { facts, revision }: Pick<Roll, 'facts' | 'revision'>,
  initiative: number,
  participant: number,
  { role, from }: Pick<NamedParticipation, 'role' | 'from'>,
): number | null {
  const wanted = ROLES.indexOf(role);
  let last: number | null = null;
  for (let row = facts.initiativeStart[initiative]!; row < facts.initiativeStart[initiative + 1]!; row++) {
    if (facts.participant[row] !== participant || facts.role[row] !== wanted || facts.validFrom[row] !== from) continue;
    if (facts.recordedFrom[row]! > revision) continue;
    // Rows are in the order of the revisions that recorded them; the one on record is the last in any case.
    last = row;
    if (facts.recordedTo[row]! > revision) return row;
  }
  return last;
}
