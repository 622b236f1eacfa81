import { RollcallError } from '../common/rollcall-error.js';
import { NEVER } from '../domain/day.js';
import { NOT_CLASSIFIED } from '../domain/groups.js';
import { isOwn } from '../domain/own-group.js';
import { notClassified } from '../domain/partition.js';
import type { Country, Facts, Group, Initiative, InitiativeSet, Organisation, Roll, Scheme } from '../domain/roll.js';
import { CONFIDENCES, NO_PRECISION, PRECISIONS, ROLES } from '../domain/roll.js';
import type { Standpoint } from '../questions/standpoint.js';
import { identifier } from '../questions/state.js';
import { isSupposed, supposedKey } from '../roll/supposed.js';

/**
 * What the API's objects are made from: a thing of the roll, bound to the state (data, day and counting) in which it was
 * asked for, so that fields below it answer from the same one, and its identifier says so. Plain properties are answered
 * as they stand; computed fields are in `<module>/*-fields.ts`. Made once a state and kept with it.
 */
export interface CountryView {
  readonly __typename: 'Country';
  readonly standpoint: Standpoint;
  readonly country: Country;
  readonly id: string;
  readonly code: string;
  readonly alpha2: string | null;
  readonly m49: string | null;
}

export interface OrganisationView {
  readonly __typename: 'Organisation';
  readonly standpoint: Standpoint;
  readonly organisation: Organisation;
  readonly id: string;
  readonly code: string;
  readonly kind: Organisation['organisationKind'];
  readonly family: Organisation['family'];
}

export type ParticipantView = CountryView | OrganisationView;

export interface InitiativeView extends Omit<Initiative, 'hostCountry' | 'seatCountry' | 'parent' | 'eligibleGroup'> {
  readonly __typename: 'Initiative';
  readonly standpoint: Standpoint;
  readonly initiative: Initiative;
  readonly id: string;
}

export interface GroupView {
  readonly __typename: 'Group';
  readonly standpoint: Standpoint;
  readonly group: Group;
  readonly id: string;
  readonly slug: string;
  readonly url: string | null;
}

export interface SchemeView {
  readonly __typename: 'Scheme';
  readonly standpoint: Standpoint;
  readonly scheme: Scheme;
  readonly id: string;
  readonly slug: string;
  readonly publisher: string | null;
  readonly url: string | null;
}

export interface InitiativeSetView {
  readonly __typename: 'InitiativeSet';
  readonly standpoint: Standpoint;
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
    readonly standpoint: Standpoint,
    readonly row: number,
  ) {}

  get id(): string {
    const { roll, suffix } = this.standpoint;
    const id = roll.facts.id[this.row]!;
    // Small whole numbers become text much faster than those that the engine holds as floating point.
    const small = id | 0;
    if (isSupposed(roll, this.row)) return `Participation:${supposedKey(roll, id)}${suffix}`;
    return `Participation:${small === id ? small : id}${suffix}`;
  }
  get participant(): ParticipantView {
    return viewsOf(this.standpoint).participant(this.facts.participant[this.row]!);
  }
  get initiative(): InitiativeView {
    return viewsOf(this.standpoint).initiative(this.facts.initiative[this.row]!);
  }
  get role() {
    return ROLES[this.facts.role[this.row]!]!;
  }
  get validFrom(): number {
    return this.facts.validFrom[this.row]!;
  }
  get validTo(): number | null {
    const to = this.facts.validTo[this.row]!;
    return to === NEVER ? null : to;
  }
  get datePrecision() {
    return PRECISIONS[this.facts.precision[this.row]!]!;
  }
  get validToPrecision() {
    const precision = this.facts.endPrecision[this.row]!;
    return precision === NO_PRECISION ? null : PRECISIONS[precision]!;
  }
  get confidence() {
    return CONFIDENCES[this.facts.confidence[this.row]!]!;
  }
  private get facts(): Facts {
    return this.standpoint.roll.facts;
  }
}

/** The types whose objects are made once a state, so that their plain properties never change. */
export const TYPES_MADE_ONCE: ReadonlySet<string> = new Set([
  'Country',
  'Organisation',
  'Initiative',
  'Group',
  'Scheme',
  'InitiativeSet',
]);

/** What a view takes, about. */
const BYTES_A_VIEW = 600;

class Views {
  private readonly participants: (ParticipantView | undefined)[] = [];
  private readonly initiatives: (InitiativeView | undefined)[] = [];
  private readonly groups = new Map<string, GroupView>();
  private readonly schemes = new Map<string, SchemeView>();
  private readonly sets = new Map<string, InitiativeSetView>();

  constructor(private readonly standpoint: Standpoint) {}

  /** By index; the identity must be on record at the roll's revision. */
  participant(index: number): ParticipantView {
    const made = this.participants[index];
    if (made) return made;
    const { standpoint } = this;
    const participant = standpoint.roll.participantAt[index]!;
    const view: ParticipantView =
      participant.kind === 'state'
        ? {
            __typename: 'Country',
            standpoint,
            country: participant,
            id: this.id('Country', participant.code),
            code: participant.code,
            alpha2: participant.alpha2,
            m49: participant.m49,
          }
        : {
            __typename: 'Organisation',
            standpoint,
            organisation: participant,
            id: this.id('Organisation', participant.code),
            code: participant.code,
            kind: participant.organisationKind,
            family: participant.family,
          };
    this.participants[index] = view;
    return view;
  }

  country(country: Country): CountryView {
    return this.participant(country.index) as CountryView;
  }

  /** The country of a code that the roll gives; null where it gives none. */
  countryOf(code: string | null): CountryView | null {
    return code === null ? null : this.country(this.standpoint.roll.countryByCode.get(code)!);
  }

  countries(countries: readonly Country[]): CountryView[] {
    return countries.map((country) => this.country(country));
  }

  initiative(index: number): InitiativeView {
    const made = this.initiatives[index];
    if (made) return made;
    const { standpoint } = this;
    const initiative = standpoint.roll.initiativeAt[index]!;
    const { hostCountry, seatCountry, parent, eligibleGroup, ...plain } = initiative;
    const view: InitiativeView = {
      __typename: 'Initiative',
      ...plain,
      standpoint,
      initiative,
      id: this.id('Initiative', initiative.slug),
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
    const make = (): GroupView => ({
      __typename: 'Group',
      standpoint: this.standpoint,
      group,
      id: this.id('Group', key),
      slug: group.slug,
      url: group.url,
    });
    // A group that only this question names is not kept: the next question may mean another by the same slug.
    return isOwn(group) ? make() : madeOnce(this.groups, key, make);
  }

  scheme(scheme: Scheme): SchemeView {
    const { slug, publisher, url } = scheme;
    const make = (): SchemeView => ({
      __typename: 'Scheme',
      standpoint: this.standpoint,
      scheme,
      id: this.id('Scheme', slug),
      slug,
      publisher,
      url,
    });
    return scheme.ownGroups ? make() : madeOnce(this.schemes, slug, make);
  }

  set(set: InitiativeSet): InitiativeSetView {
    const { slug, publisher, url } = set;
    return madeOnce(this.sets, slug, () => ({
      __typename: 'InitiativeSet',
      standpoint: this.standpoint,
      set,
      id: this.id('InitiativeSet', slug),
      slug,
      publisher,
      url,
    }));
  }

  participation(row: number): ParticipationView {
    return new ParticipationView(this.standpoint, row);
  }

  /** The identifier of a view that is being made, which is counted. */
  private id(type: string, key: string): string {
    this.standpoint.bytes += BYTES_A_VIEW;
    return identifier(type, key, this.standpoint.suffix);
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
  const inScheme = roll.schemes.get(scheme);
  return inScheme && notClassified(inScheme);
}

function madeOnce<V>(map: Map<string, V>, key: string, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

const allViews = new WeakMap<Standpoint, Views>();

/** The views of a state, made on first use. */
export function viewsOf(standpoint: Standpoint): Views {
  let views = allViews.get(standpoint);
  if (!views) {
    views = new Views(standpoint);
    allViews.set(standpoint, views);
  }
  return views;
}
