import { badInput } from '../common/rollcall-error.js';
import { countryNamed, countryOfCode } from '../domain/codes.js';
import { didYouMean } from '../domain/nearest.js';
import type { InitiativeKind, Names, Roll, Topic } from '../domain/roll.js';
import type { NamedThing } from '../record/column-labels.js';
import type { NameOf } from '../record/describe.js';
import { type Reference, word } from '../roll/load-reference.js';
import type { Snapshot } from '../roll/snapshot.js';

/** The last version of a thing that is no longer on record. */
interface Gone {
  readonly names: Names;
  /** The last revision that held it. */
  readonly revision: number;
}
interface GoneInitiative extends Gone {
  readonly kind: InitiativeKind;
  readonly topics: readonly Topic[];
}

interface LastVersions {
  /** By the key in the database. */
  readonly initiatives: ReadonlyMap<number, GoneInitiative>;
  readonly participants: ReadonlyMap<number, Gone>;
  /** By slug. */
  readonly groups: ReadonlyMap<string, Gone>;
}

const lastVersions = new WeakMap<Reference, LastVersions>();

/** The last version of everything, looked up only where something is asked for that no longer is. */
function lastVersionsOf(reference: Reference): LastVersions {
  let last = lastVersions.get(reference);
  if (!last) {
    last = {
      initiatives: newest(
        reference.initiatives,
        ({ id }) => id,
        ({ kind, topics }) => ({ kind: word<InitiativeKind>(kind), topics: topics.map((topic) => word<Topic>(topic)) }),
      ),
      participants: newest(
        [...reference.countries, ...reference.organisations],
        ({ id }) => id,
        () => ({}),
      ),
      groups: newest(
        reference.groups,
        ({ slug }) => slug,
        () => ({}),
      ),
    };
    lastVersions.set(reference, last);
  }
  return last;
}

function newest<Version extends { names: Names; recordedTo: number }, Key, More>(
  versions: readonly Version[],
  keyOf: (version: Version) => Key,
  more: (version: Version) => More,
): Map<Key, Gone & More> {
  const last = new Map<Key, Version>();
  for (const version of versions) {
    const newest = last.get(keyOf(version));
    if (!newest || newest.recordedTo < version.recordedTo) last.set(keyOf(version), version);
  }
  return new Map(
    [...last].map(([key, version]) => [
      key,
      { names: version.names, revision: version.recordedTo - 1, ...more(version) },
    ]),
  );
}

/** The things of a snapshot's history: those that are no longer on record as they last stood. */
export class Things {
  /** Names of indicators by slug. They are not part of a snapshot: callers that need them set them first. */
  indicators: ReadonlyMap<string, Names> = new Map();

  constructor(private readonly snapshot: Snapshot) {}

  private get roll(): Roll {
    return this.snapshot.roll;
  }

  /** The newest revision whose roll holds an initiative; null where none ever did. */
  revisionOfInitiative(id: number): number | null {
    const { roll, snapshot } = this;
    if (roll.initiativeAt[snapshot.indices.initiative.get(id) ?? -1]) return roll.revision;
    return lastVersionsOf(snapshot.reference).initiatives.get(id)?.revision ?? null;
  }

  /** The same of a state or organisation. */
  revisionOfParticipant(id: number): number | null {
    const { roll, snapshot } = this;
    if (roll.participantAt[snapshot.indices.participant.get(id) ?? -1]) return roll.revision;
    return lastVersionsOf(snapshot.reference).participants.get(id)?.revision ?? null;
  }

  /** The same of a group. */
  revisionOfGroup(slug: string): number | null {
    if (this.roll.groups.has(slug)) return this.roll.revision;
    return lastVersionsOf(this.snapshot.reference).groups.get(slug)?.revision ?? null;
  }

  /** Names as the newest roll that holds the thing has them. */
  readonly nameOf: NameOf = (thing: NamedThing, code: string) => {
    const { roll, snapshot } = this;
    switch (thing) {
      case 'country':
        return roll.countryByCode.get(code)?.names ?? this.participantGone('state', code)?.names ?? null;
      case 'organisation':
        return roll.organisationByCode.get(code)?.names ?? this.participantGone('organisation', code)?.names ?? null;
      case 'initiative':
        return roll.initiativeBySlug.get(code)?.names ?? this.initiativeGone(code)?.names ?? null;
      case 'group':
        return roll.groups.get(code)?.names ?? lastVersionsOf(snapshot.reference).groups.get(code)?.names ?? null;
      case 'indicator':
        return this.indicators.get(code) ?? null;
    }
  };

  private initiativeGone(slug: string): GoneInitiative | undefined {
    const { reference } = this.snapshot;
    const identity = reference.initiativeIds.find((candidate) => candidate.slug === slug);
    return identity && lastVersionsOf(reference).initiatives.get(identity.id);
  }

  private participantGone(kind: 'state' | 'organisation', code: string): Gone | undefined {
    const { reference } = this.snapshot;
    const identity = reference.participants.find((candidate) => candidate.kind === kind && candidate.code === code);
    return identity && lastVersionsOf(reference).participants.get(identity.id);
  }

  /** Key in the database of an initiative that is or was on record; null for another. */
  initiativeId(slug: string): number | null {
    const { reference } = this.snapshot;
    const index = this.roll.initiativeBySlug.get(slug)?.index;
    const identity =
      index === undefined
        ? reference.initiativeIds.find((candidate) => candidate.slug === slug)
        : reference.initiativeIds[index];
    return identity?.id ?? null;
  }

  /** The same. Throws BAD_USER_INPUT for another. */
  initiativeNamed(slug: string, argument: string): number {
    const id = this.initiativeId(slug);
    if (id !== null) return id;
    const slugs = this.snapshot.reference.initiativeIds.map((initiative) => initiative.slug);
    throw badInput(argument, `there is no initiative '${slug}'${didYouMean(slug, slugs)}`);
  }

  /** Keys in the database of the state and the organisation of a code that are or were on record. */
  participantIds(code: string): { readonly id: number; readonly kind: 'state' | 'organisation' }[] {
    const { participants } = this.snapshot.reference;
    const withCode = participants.filter((participant) => participant.code === code);
    if (withCode.length > 0) return withCode;
    const state = countryOfCode(this.roll, code, 'subject');
    return state ? [participants[state.index]!] : [];
  }

  /** Key in the database of a state that is or was on record. Throws BAD_USER_INPUT for another. */
  countryNamed(code: string, argument: string): number {
    const { reference } = this.snapshot;
    const gone = this.roll.countryByCode.has(code)
      ? undefined
      : reference.participants.find((candidate) => candidate.kind === 'state' && candidate.code === code);
    return gone?.id ?? reference.participants[countryNamed(this.roll, code, argument)]!.id;
  }

  /** Keys of the initiatives that pass, each as it is now or last was. */
  initiativesWith(passes: (kind: InitiativeKind, topics: readonly Topic[]) => boolean): number[] {
    const { reference } = this.snapshot;
    return reference.initiativeIds.flatMap(({ id }, index) => {
      const last = this.roll.initiativeAt[index] ?? lastVersionsOf(reference).initiatives.get(id);
      return last && passes(last.kind, last.topics) ? [id] : [];
    });
  }
}
