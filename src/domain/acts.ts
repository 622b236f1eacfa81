import type { ActKind, Precision } from './vocabulary.js';

/** A dated act of a participant in an initiative, and what follows from it (METHOD, section 1). Days are `YYYY-MM-DD`. */
export interface Act {
  readonly kind: ActKind;
  readonly actedOn: string;
  readonly precision: Precision;
  /** From which day on it has effect: entry into force for the participant, or the end by a withdrawal; null: not on record. */
  readonly effectiveOn: string | null;
}

/** A role that follows from acts, in `[from, to)`. */
export interface RoleOfActs<A extends Act> {
  readonly role: 'SIGNATORY' | 'PARTY';
  readonly from: string;
  readonly precision: Precision;
  to: string | null;
  toPrecision: Precision | null;
  /** The act by which it began, whose source is the role's. */
  readonly act: A;
}

/** What follows from acts: roles, and the withdrawals that end none. */
export interface RolesOfActs<A extends Act> {
  readonly roles: readonly RoleOfActs<A>[];
  readonly withoutRole: readonly A[];
}

/** Acts by which a state consents to be bound (Vienna Convention on the Law of Treaties, articles 11 and 14 to 16). */
const CONSENT: readonly ActKind[] = ['RATIFICATION', 'ACCEPTANCE', 'APPROVAL', 'ACCESSION', 'SUCCESSION'];

/**
 * The roles that follow from the acts of one participant in one initiative.
 *
 * A signature makes a signatory from its day. The first act of consent makes a party, from the day on which it has effect,
 * where that is on record, else from its own. A withdrawal ends the role of party or, where the participant is not a party,
 * that of signatory, from the day on which it has effect, else from its own; a later act of consent begins anew.
 * Provisional application and reservations give no role and end none.
 */
export function rolesOfActs<A extends Act>(acts: readonly A[]): RolesOfActs<A> {
  const roles: RoleOfActs<A>[] = [];
  const withoutRole: A[] = [];
  const isWithdrawal = ({ kind }: A) => Number(kind === 'WITHDRAWAL');
  const inOrder = [...acts].sort(
    (a, b) => compare(a.actedOn, b.actedOn) || isWithdrawal(a) - isWithdrawal(b) || compare(a.kind, b.kind),
  );
  const open = (role: RoleOfActs<A>['role']) => roles.find((each) => each.role === role && each.to === null);
  for (const act of inOrder) {
    const day = act.effectiveOn ?? act.actedOn;
    const precision = act.effectiveOn === null ? act.precision : 'DAY';
    if (act.kind === 'SIGNATURE') {
      if (open('SIGNATORY')) continue;
      roles.push({ role: 'SIGNATORY', from: act.actedOn, precision: act.precision, to: null, toPrecision: null, act });
    } else if (CONSENT.includes(act.kind)) {
      if (open('PARTY')) continue;
      roles.push({ role: 'PARTY', from: day, precision, to: null, toPrecision: null, act });
    } else if (act.kind === 'WITHDRAWAL') {
      const ended = open('PARTY') ?? open('SIGNATORY');
      if (ended === undefined || day <= ended.from) {
        withoutRole.push(act);
        continue;
      }
      ended.to = day;
      ended.toPrecision = precision;
    }
  }
  return { roles, withoutRole };
}

function compare(text: string, other: string): number {
  return text < other ? -1 : text > other ? 1 : 0;
}
