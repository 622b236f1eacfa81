import { CONFIDENCES, type Confidence, PRECISIONS, type Precision } from './vocabulary.js';

/** Where a claim was read. Days are `YYYY-MM-DD`. */
export interface Attestation {
  /** The same text for the same source, whenever it was read. */
  readonly source: string;
  /** The same text for the same source read on the same day with the same evidence. */
  readonly citation: string;
  /** Null where the source does not say when it was read. */
  readonly readOn: string | null;
  /** The day from which the claim is attested: that on which it was read, else that on which it came on record. */
  readonly attestedOn: string;
  readonly hasEvidence: boolean;
}

/** What sources say of one participant in one initiative: that it took part in a role from a day until a day. */
export interface Claim {
  readonly role: string;
  readonly from: string;
  /** The first day without; null: no end is stated. */
  readonly to: string | null;
  readonly precision: Precision;
  readonly endPrecision: Precision | null;
  readonly confidence: Confidence;
  /** At least one. The first is the one by which it stands. */
  readonly attestations: readonly Attestation[];
  /** `recorded`: a fact of the roll; `beside`: kept beside one; `stated`: by what is imported now. */
  readonly stand: 'recorded' | 'beside' | 'stated';
  /** Position in the order in which claims came on record; claims `stated` now come last. */
  readonly order: number;
  /** A person decided it by a correction: no claim takes its place by the rule. */
  readonly isDecided: boolean;
  /** It was stated earlier by the very package that is imported now, which revises it. */
  readonly isOwn: boolean;
}

/** A claim that stands, with all that attests it. */
export interface StandingClaim<C extends Claim = Claim> {
  readonly claim: C;
  /** Its own, then those of what it absorbed. */
  readonly attestations: C['attestations'][number][];
  /** Claims that say the same, or the same less exactly. */
  readonly absorbed: C[];
}

/** What becomes of claims that were weighed against each other. Every claim is in one of the lists, or absorbed. */
export interface Settlement<C extends Claim = Claim> {
  readonly standing: readonly StandingClaim<C>[];
  /** Claims that are kept beside what stands, each with what it contradicts. */
  readonly beside: readonly { readonly claim: C; readonly against: readonly C[] }[];
  /** Earlier readings of a source that says otherwise in a later one. */
  readonly superseded: readonly { readonly claim: C; readonly by: C }[];
}

/** Roles of which a participant holds at most one at a time in an initiative, beside those that METHOD refuses (positions). */
export const EXCLUSIVE_ROLES: readonly (readonly string[])[] = [
  ['MEMBER', 'OBSERVER'],
  ['MEMBER', 'ASSOCIATE_MEMBER'],
  ['ASSOCIATE_MEMBER', 'OBSERVER'],
  ['P_MEMBER', 'O_MEMBER'],
  ['P_MEMBER', 'OBSERVER'],
];

/** Whether two roles are the same, or exclude each other. */
function rolesClash(role: string, other: string): boolean {
  return role === other || EXCLUSIVE_ROLES.some((roles) => roles.includes(role) && roles.includes(other));
}

/**
 * Weighs claims about one participant in one initiative against each other (METHOD, section 17): which stand, which add their
 * sources to one that stands, and which are kept beside.
 *
 * Facts that are on record together, and claims that are stated together, do not contend with each other. A claim that was
 * kept beside a fact is weighed again only where a fact gives way that it contradicted.
 */
export function settle<C extends Claim>(claims: readonly C[]): Settlement<C> {
  return nothingNew(claims) ?? weigh(claims);
}

/** What stands where all that is stated is on record already, or less exactly said by a source that is cited; else null. */
function nothingNew<C extends Claim>(claims: readonly C[]): Settlement<C> | null {
  const standing: StandingClaim<C>[] = claims
    .filter(({ stand }) => stand === 'recorded')
    .map((claim) => ({ claim, attestations: [...claim.attestations], absorbed: [] }));
  for (const claim of claims) {
    if (claim.stand !== 'stated') continue;
    const fact = standing.find(
      ({ claim: other, attestations }) =>
        other.role === claim.role &&
        clash(claim, other) &&
        claim.attestations.every(({ citation }) =>
          attestations.some((attestation) => attestation.citation === citation),
        ) &&
        CONFIDENCES.indexOf(claim.confidence) >= CONFIDENCES.indexOf(other.confidence) &&
        agree(claim, other) &&
        !isFiner(claim, other),
    );
    if (!fact) return null;
    fact.absorbed.push(claim);
  }
  const beside = claims.filter(({ stand }) => stand === 'beside').map((claim) => ({ claim, against: [] }));
  return { standing, beside, superseded: [] };
}

function weigh<C extends Claim>(claims: readonly C[]): Settlement<C> {
  const superseded = claims.flatMap((claim) => {
    const by = claims.find((other) => supersedes(other, claim, claims));
    return by === undefined ? [] : [{ claim, by }];
  });
  const gone = new Set(superseded.map(({ claim }) => claim));
  const left = claims.filter((claim) => !gone.has(claim));
  const coarse = new Set(left.filter((claim) => isCoarse(claim, left)));
  const recorded = claims.filter(({ stand }) => stand === 'recorded');
  const first = greedy(
    left.filter(({ stand }) => stand !== 'beside'),
    coarse,
  );
  const stands = new Set(first.standing.map(({ claim }) => claim));
  if (recorded.every((claim) => stands.has(claim) && !coarse.has(claim))) {
    const stillBeside = left.filter(({ stand }) => stand === 'beside').map((claim) => ({ claim, against: [] }));
    return { ...first, beside: [...stillBeside, ...first.beside], superseded };
  }
  // A claim kept beside that contradicts no recorded fact was left by a person's decision; no import may overrule that.
  const isLeftOver = (claim: C) => claim.stand === 'beside' && !recorded.some((fact) => clash(claim, fact));
  const again = greedy(
    left.filter((claim) => !isLeftOver(claim)),
    coarse,
  );
  const leftOver = left.filter(isLeftOver).map((claim) => ({ claim, against: [] }));
  return { ...again, beside: [...leftOver, ...again.beside], superseded };
}

/** Takes the strongest claim first, then each that contradicts none of those that stand. */
function greedy<C extends Claim>(claims: readonly C[], coarse: ReadonlySet<C>): Omit<Settlement<C>, 'superseded'> {
  const standing: StandingClaim<C>[] = [];
  const beside: { claim: C; against: C[] }[] = [];
  for (const claim of [...claims].sort((a, b) => strengthOf(a, b, coarse))) {
    const rivals = standing.filter((other) => clash(claim, other.claim));
    const ofRole = rivals.filter((other) => other.claim.role === claim.role);
    const [same] = ofRole;
    if (rivals.length === 0) standing.push({ claim, attestations: [...claim.attestations], absorbed: [] });
    else if (ofRole.length === 1 && agree(claim, same!.claim) && !isFiner(claim, same!.claim)) {
      addAttestations(same!.attestations, claim);
      same!.absorbed.push(claim);
    } else beside.push({ claim, against: rivals.map((other) => other.claim) });
  }
  return { standing, beside };
}

/** Negative where `a` is the stronger claim. */
function strengthOf<C extends Claim>(a: C, b: C, coarse: ReadonlySet<C>): number {
  const rank = (claim: C) => [
    claim.isDecided ? 0 : 1,
    // A coarse claim, however sure, must not replace a finer history. One on record already is ranked by its confidence.
    coarse.has(claim) && claim.stand !== 'recorded' ? 1 : 0,
    CONFIDENCES.indexOf(claim.confidence),
    coarse.has(claim) ? 1 : 0,
    PRECISIONS.indexOf(claim.precision),
    endRank(claim),
  ];
  const [ranks, others] = [rank(a), rank(b)];
  const differing = ranks.findIndex((value, i) => value !== others[i]);
  if (differing >= 0) return ranks[differing]! - others[differing]!;
  if (a.precision === 'NO_LATER_THAN' && a.from !== b.from) return a.from < b.from ? -1 : 1;
  const [attested, other] = [a.attestations[0]!.attestedOn, b.attestations[0]!.attestedOn];
  if (attested !== other) return attested < other ? -1 : 1;
  const stands = ['recorded', 'beside', 'stated'];
  return stands.indexOf(a.stand) - stands.indexOf(b.stand) || a.order - b.order;
}

/** An end that is stated says more than none, which may only mean that nothing was said. */
function endRank({ to, endPrecision }: Claim): number {
  return to === null ? PRECISIONS.length : PRECISIONS.indexOf(endPrecision ?? 'DAY');
}

/** Whether two claims can be of the same time and cannot both be facts of the roll. */
function clash(claim: Claim, other: Claim): boolean {
  if (claim === other || (claim.stand === other.stand && claim.stand !== 'beside')) return false;
  return concernTheSame(claim, other);
}

/** Whether two claims are of the same role, or of roles that exclude each other, and of periods that overlap. */
export function concernTheSame(claim: Timed, other: Timed): boolean {
  return rolesClash(claim.role, other.role) && overlap(claim, other);
}

type Timed = Pick<Claim, 'role' | 'from' | 'to'>;

function overlap(claim: Timed, other: Timed): boolean {
  return (other.to === null || claim.from < other.to) && (claim.to === null || other.from < claim.to);
}

/** Whether a claim spans what others tell apart: two of them lie within its period, or reach into it, one after the other. */
function isCoarse(claim: Claim, claims: readonly Claim[]): boolean {
  const within = claims.filter((other) => other !== claim && other.role === claim.role && overlap(claim, other));
  return within.some((finer) => within.some((other) => !overlap(finer, other)));
}

/** Whether `newer` is what the sources of `older` say in a later reading. */
function supersedes<C extends Claim>(newer: C, older: C, claims: readonly C[]): boolean {
  if (!clash(newer, older) || older.isDecided) return false;
  if (older.isOwn) return newer.stand === 'stated';
  if (CONFIDENCES.indexOf(newer.confidence) > CONFIDENCES.indexOf(older.confidence)) return false;
  if (newer.role === older.role && agree(newer, older) && !isFiner(newer, older)) return false;
  const isLater = (attestation: Attestation) =>
    newer.attestations.some(
      (other) => other.source === attestation.source && isReadLater(newer, other, older, attestation),
    );
  return older.attestations.every(isLater) && !isCoarse(newer, claims);
}

/** Whether `reading` is later than `earlier`: by day where both have one, else by the order in which they came on record. */
function isReadLater(newer: Claim, reading: Attestation, older: Claim, earlier: Attestation): boolean {
  if (reading.readOn !== null && earlier.readOn !== null && reading.readOn !== earlier.readOn) {
    return reading.readOn > earlier.readOn;
  }
  return newer.stand === 'stated' || (older.stand !== 'stated' && newer.order > older.order);
}

/** Whether both can be true of the same participation: neither rules out the days of the other. */
function agree(claim: Claim, other: Claim): boolean {
  return (
    spansMeet(daySpan(claim.from, claim.precision), daySpan(other.from, other.precision)) && endsAgree(claim, other)
  );
}

function endsAgree(claim: Claim, other: Claim): boolean {
  if (claim.to !== null && other.to !== null) {
    return spansMeet(daySpan(claim.to, claim.endPrecision ?? 'DAY'), daySpan(other.to, other.endPrecision ?? 'DAY'));
  }
  if (claim.to === null && other.to === null) return true;
  // A source that was read before the end could not know of it.
  const [open, ended] = claim.to === null ? [claim, other.to!] : [other, claim.to];
  return open.attestations.every(({ readOn }) => readOn !== null && readOn < ended);
}

/** The first and the last day that may be meant, as texts that compare as days do. */
function daySpan(day: string, precision: Precision): readonly [string, string] {
  switch (precision) {
    case 'DAY':
      return [day, day];
    case 'MONTH':
      return [`${day.slice(0, 7)}-01`, `${day.slice(0, 7)}-31`];
    case 'YEAR':
      return [`${day.slice(0, 4)}-01-01`, `${day.slice(0, 4)}-12-31`];
    case 'NO_LATER_THAN':
      return ['0000-01-01', day];
  }
}

function spansMeet(span: readonly [string, string], other: readonly [string, string]): boolean {
  return span[0] <= other[1] && other[0] <= span[1];
}

/** Whether a claim says something more exactly than another with which it agrees. */
function isFiner(claim: Claim, other: Claim): boolean {
  const [start, otherStart] = [PRECISIONS.indexOf(claim.precision), PRECISIONS.indexOf(other.precision)];
  const isEarlier = claim.precision === 'NO_LATER_THAN' && start === otherStart && claim.from < other.from;
  return start < otherStart || isEarlier || endRank(claim) < endRank(other);
}

/** A source that is cited already is not cited twice: a later reading of it, with evidence where there was some, takes its place. */
function addAttestations<A extends Attestation>(
  list: A[],
  { attestations, stand }: { readonly attestations: readonly A[]; readonly stand: Claim['stand'] },
): void {
  for (const attestation of attestations) {
    if (list.some(({ citation }) => citation === attestation.citation)) continue;
    const citedAt = list.findIndex(({ source }) => source === attestation.source);
    if (citedAt < 0) {
      list.push(attestation);
      continue;
    }
    const cited = list[citedAt]!;
    const areDated = attestation.readOn !== null && cited.readOn !== null && attestation.readOn !== cited.readOn;
    const isLater = areDated ? attestation.readOn! > cited.readOn! : stand === 'stated';
    if (isLater && (attestation.hasEvidence || !cited.hasEvidence)) list[citedAt] = attestation;
  }
}
