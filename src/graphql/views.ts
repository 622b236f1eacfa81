import { RollcallError } from '../common/rollcall-error.js';
import { NEVER } from '../domain/day.js';
import { NOT_CLASSIFIED } from '../domain/groups.js';
import { notClassified } from '../domain/partition.js';
import type { Country, Group, Initiative, InitiativeSet, Organisation, Roll, Scheme } from '../domain/roll.js';
import { CONFIDENCES, NO_PRECISION, PRECISIONS, ROLES } from '../domain/roll.js';

/**
 * What the API's objects are made from: a thing of the roll, bound to the roll (and so to the revision) in which it
 * was found, so that fields below it answer from the same one. Plain properties are answered as they stand; computed
 * fields are in `<module>/*-fields.ts`. Made once a roll and kept with it.
 */
export interface CountryView {
  readonly __typename: 'Country';
  readonly roll: Roll;
  readonly country: Country;
  readonly id: string;
  readonly code: string;
  readonly alpha2: string;
  readonly m49: string;
}

export interface OrganisationView {
  readonly __typename: 'Organisation';
  readonly roll: Roll;
  readonly organisation: Organisation;
  readonly id: string;
  readonly code: string;
  readonly kind: Organisation['organisationKind'];
  readonly family: Organisation['family'];
}

export type ParticipantView = CountryView | OrganisationView;

export interface InitiativeView extends Omit<Initiative, 'hostCountry' | 'seatCountry' | 'parent' | 'eligibleGroup'> {
  readonly __typename: 'Initiative';
  readonly roll: Roll;
  readonly initiative: Initiative;
  readonly id: string;
}

export interface GroupView {
  readonly __typename: 'Group';
  readonly roll: Roll;
  readonly group: Group;
  readonly id: string;
  readonly slug: string;
  readonly url: string | null;
}

export interface SchemeView {
  readonly __typename: 'Scheme';
  readonly roll: Roll;
  readonly scheme: Scheme;
  readonly id: string;
  readonly slug: string;
  readonly publisher: string | null;
  readonly url: string | null;
}

export interface InitiativeSetView {
  readonly __typename: 'InitiativeSet';
  readonly roll: Roll;
  readonly set: InitiativeSet;
  readonly id: string;
  readonly slug: string;
  readonly publisher: string | null;
  readonly url: string | null;
}

/** One recorded participation: a row of the columns, read when asked. */
export class ParticipationView {
  readonly __typename = 'Participation';

  constructor(
    readonly roll: Roll,
    readonly row: number,
  ) {}

  get id(): string {
    const id = this.roll.facts.id[this.row]!;
    // Small whole numbers become text much faster than those that the engine holds as floating point.
    const small = id | 0;
    if (this.roll.proposal !== undefined && this.roll.facts.recordedFrom[this.row] === this.roll.revision) {
      // Nothing on record bears it, and another fact may get the number.
      return `Participation:${this.roll.proposal}-${id}`;
    }
    return `Participation:${small === id ? small : id}`;
  }
  get participant(): ParticipantView {
    return viewsOf(this.roll).participant(this.roll.facts.participant[this.row]!);
  }
  get initiative(): InitiativeView {
    return viewsOf(this.roll).initiative(this.roll.facts.initiative[this.row]!);
  }
  get role() {
    return ROLES[this.roll.facts.role[this.row]!]!;
  }
  get validFrom(): number {
    return this.roll.facts.validFrom[this.row]!;
  }
  get validTo(): number | null {
    const to = this.roll.facts.validTo[this.row]!;
    return to === NEVER ? null : to;
  }
  get datePrecision() {
    return PRECISIONS[this.roll.facts.precision[this.row]!]!;
  }
  get validToPrecision() {
    const precision = this.roll.facts.endPrecision[this.row]!;
    return precision === NO_PRECISION ? null : PRECISIONS[precision]!;
  }
  get confidence() {
    return CONFIDENCES[this.roll.facts.confidence[this.row]!]!;
  }
}

/** The types whose objects are made once a roll, so that their plain properties never change. */
export const LASTING: ReadonlySet<string> = new Set([
  'Country',
  'Organisation',
  'Initiative',
  'Group',
  'Scheme',
  'InitiativeSet',
]);

class Views {
  private readonly participants: (ParticipantView | undefined)[] = [];
  private readonly initiatives: (InitiativeView | undefined)[] = [];
  private readonly groups = new Map<string, GroupView>();
  private readonly schemes = new Map<string, SchemeView>();
  private readonly sets = new Map<string, InitiativeSetView>();

  constructor(private readonly roll: Roll) {}

  /** By index; the identity must be on record at the roll's revision. */
  participant(index: number): ParticipantView {
    const known = this.participants[index];
    if (known) return known;
    const { roll } = this;
    const one = roll.participantAt[index]!;
    const view: ParticipantView =
      one.kind === 'state'
        ? {
            __typename: 'Country',
            roll,
            country: one,
            id: `Country:${one.code}`,
            code: one.code,
            alpha2: one.alpha2,
            m49: one.m49,
          }
        : {
            __typename: 'Organisation',
            roll,
            organisation: one,
            id: `Organisation:${one.code}`,
            code: one.code,
            kind: one.organisationKind,
            family: one.family,
          };
    this.participants[index] = view;
    return view;
  }

  country(country: Country): CountryView {
    return this.participant(country.index) as CountryView;
  }

  initiative(index: number): InitiativeView {
    const known = this.initiatives[index];
    if (known) return known;
    const initiative = this.roll.initiativeAt[index]!;
    const { hostCountry, seatCountry, parent, eligibleGroup, ...plain } = initiative;
    const view: InitiativeView = {
      __typename: 'Initiative',
      ...plain,
      roll: this.roll,
      initiative,
      id: `Initiative:${initiative.slug}`,
    };
    this.initiatives[index] = view;
    return view;
  }

  /** Throws QUERY_TOO_COMPLEX for a list that is too long to be given whole. */
  initiativesListed(initiatives: readonly Initiative[]): InitiativeView[] {
    checkListed(initiatives);
    return initiatives.map(({ index }) => this.initiative(index));
  }

  group(group: Group): GroupView {
    const key = groupKey(group);
    return kept(this.groups, key, () => ({
      __typename: 'Group',
      roll: this.roll,
      group,
      id: `Group:${key}`,
      slug: group.slug,
      url: group.url,
    }));
  }

  scheme(scheme: Scheme): SchemeView {
    const { slug, publisher, url } = scheme;
    return kept(this.schemes, slug, () => ({
      __typename: 'Scheme',
      roll: this.roll,
      scheme,
      id: `Scheme:${slug}`,
      slug,
      publisher,
      url,
    }));
  }

  set(set: InitiativeSet): InitiativeSetView {
    const { slug, publisher, url } = set;
    return kept(this.sets, slug, () => ({
      __typename: 'InitiativeSet',
      roll: this.roll,
      set,
      id: `InitiativeSet:${slug}`,
      slug,
      publisher,
      url,
    }));
  }

  participation(row: number): ParticipationView {
    return new ParticipationView(this.roll, row);
  }
}

/** Initiatives that an answer lists without pages. */
const MOST_LISTED = 5_000;

/** Throws QUERY_TOO_COMPLEX where an answer would have to list more initiatives than that, each or a figure of each. */
export function checkListed({ length }: readonly Initiative[]): void {
  if (length <= MOST_LISTED) return;
  throw new RollcallError(
    'QUERY_TOO_COMPLEX',
    `there are ${length} initiatives to list; at most ${MOST_LISTED} are listed at once: select fewer, or page through \`initiatives\``,
    { argument: 'selection', limit: MOST_LISTED },
  );
}

/** What tells a group from all others: its slug; of the states that a scheme does not classify, the scheme as well. */
function groupKey({ slug, composition }: Group): string {
  return slug === NOT_CLASSIFIED && composition.of === 'COMPLEMENT' ? `${slug}@${composition.scheme}` : slug;
}

/** The group of a key as `groupKey` gives it; undefined where there is none. */
export function groupOfKey(roll: Roll, key: string): Group | undefined {
  const [slug, scheme] = key.split('@');
  if (slug !== NOT_CLASSIFIED || scheme === undefined) return roll.groups.get(key);
  const known = roll.schemes.get(scheme);
  return known && notClassified(known);
}

function kept<V>(map: Map<string, V>, key: string, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

const allViews = new WeakMap<Roll, Views>();

/** The views of a roll, made on first use. */
export function viewsOf(roll: Roll): Views {
  let views = allViews.get(roll);
  if (!views) {
    views = new Views(roll);
    allViews.set(roll, views);
  }
  return views;
}

/** The country of a code that the roll gives; null where it gives none. */
export function countryOf(roll: Roll, code: string | null): CountryView | null {
  return code === null ? null : viewsOf(roll).country(roll.countryByCode.get(code)!);
}
