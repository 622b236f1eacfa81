import type { Steps } from '../common/steps.js';
import type { Day } from '../domain/day.js';
import { schemeNamed } from '../domain/groups.js';
import { initiativeNameKey, keyBy, participantNameKey } from '../domain/name-keys.js';
import type { Initiative, Participant, Roll } from '../domain/roll.js';
import {
  type Bucket,
  byConfidenceInSteps,
  byGroupInSteps,
  byInitiativeInSteps,
  byKindInSteps,
  byParticipantInSteps,
  byPrecisionInSteps,
  byRoleClassInSteps,
  byRoleInSteps,
  byStartYearInSteps,
  byTopicInSteps,
  rowsOf,
  type Tally,
  totalInSteps,
} from '../domain/tallies.js';
import type {
  InitiativeTallyOrderField,
  ParticipantTallyOrderField,
  ParticipationCountsByGroupArgs,
  ParticipationCountsByInitiativeArgs,
  ParticipationCountsByParticipantArgs,
} from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { orderOfList } from '../graphql/list-state.js';
import { type SortKeys, valuesPageInSteps } from '../graphql/ordered-list.js';
import { viewsOf } from '../graphql/views.js';
import { citationOf, supposition } from '../questions/provenance.js';
import type { Standpoint } from '../questions/standpoint.js';
import { supposedIn } from '../roll/supposed.js';

/** Participations that pass, counted by whatever is asked for, where it is asked for. */
export class ParticipationCountsView {
  constructor(
    private readonly standpoint: Standpoint,
    /** Ascending. */
    private readonly rows: Uint32Array,
  ) {}

  get asOf(): Day {
    return this.standpoint.day;
  }
  total(_: unknown, context: QuestionContext): Promise<Tally> {
    return context.inSlices(totalInSteps(this.roll, this.rows));
  }
  byRole(_: unknown, context: QuestionContext) {
    return this.buckets(context, byRoleInSteps, (role) => ({ role }));
  }
  byRoleClass(_: unknown, context: QuestionContext) {
    return this.buckets(context, byRoleClassInSteps, (roleClass) => ({ class: roleClass }));
  }
  byConfidence(_: unknown, context: QuestionContext) {
    return this.buckets(context, byConfidenceInSteps, (confidence) => ({ confidence }));
  }
  byPrecision(_: unknown, context: QuestionContext) {
    return this.buckets(context, byPrecisionInSteps, (precision) => ({ precision }));
  }
  byKind(_: unknown, context: QuestionContext) {
    return this.buckets(context, byKindInSteps, (kind) => ({ kind }));
  }
  byTopic(_: unknown, context: QuestionContext) {
    return this.buckets(context, byTopicInSteps, (topic) => ({ topic }));
  }
  async byStartYear(_: unknown, { inSlices }: QuestionContext) {
    const years = await inSlices(byStartYearInSteps(this.roll, this.rows));
    return years.map(({ key: year, ...counted }) => ({ year, ...counted }));
  }
  byGroup({ scheme: slug }: ParticipationCountsByGroupArgs, context: QuestionContext) {
    const { day, rule } = this.standpoint;
    const scheme = schemeNamed(this.roll, slug, 'scheme');
    const steps = (roll: Roll, rows: Uint32Array) => byGroupInSteps(roll, rows, scheme, day, rule.universe);
    return this.buckets(context, steps, (group) => ({ group: group && viewsOf(this.standpoint).group(group) }));
  }
  async byInitiative(args: ParticipationCountsByInitiativeArgs, { inSlices }: QuestionContext) {
    const { roll, standpoint } = this;
    const tallies = await inSlices(byInitiativeInSteps(roll, this.rows));
    const initiative = (position: number) => tallies[position]!.key.index;
    const keys: SortKeys<InitiativeTallyOrderField> = {
      INITIATIVE: () => initiative,
      INITIATIVE_NAME: (locale) => keyBy(initiative, initiativeNameKey(roll, locale)),
      PARTICIPATIONS: () => (position) => tallies[position]!.tally.participations,
      STATES: () => (position) => tallies[position]!.tally.states,
      ORGANISATIONS: () => (position) => tallies[position]!.tally.organisations,
    };
    const keyOf = ({ key }: Bucket<Initiative>) => key.slug;
    const node = ({ key, tally }: Bucket<Initiative>) =>
      new InitiativeTallyView(standpoint, key, tally, rowsOf(roll, this.rows, key));
    const prefix = `initiative tally${orderOfList(standpoint, args.orderBy)}`;
    return inSlices(valuesPageInSteps(tallies, keyOf, node, keys, args, prefix));
  }
  async byParticipant(args: ParticipationCountsByParticipantArgs, { inSlices }: QuestionContext) {
    const { roll, standpoint } = this;
    const tallies = await inSlices(byParticipantInSteps(roll, this.rows));
    const participant = (position: number) => tallies[position]!.key.index;
    const keys: SortKeys<ParticipantTallyOrderField> = {
      PARTICIPANT: () => participant,
      PARTICIPANT_NAME: (locale) => keyBy(participant, participantNameKey(roll, locale)),
      PARTICIPATIONS: () => (position) => tallies[position]!.tally.participations,
      INITIATIVES: () => (position) => tallies[position]!.tally.initiatives,
    };
    const keyOf = ({ key }: Bucket<Participant>) => `${key.kind} ${key.code}`;
    const node = ({ key, tally }: Bucket<Participant>) => ({
      participant: viewsOf(standpoint).participant(key.index),
      tally,
    });
    const prefix = `participant tally${orderOfList(standpoint, args.orderBy)}`;
    return inSlices(valuesPageInSteps(tallies, keyOf, node, keys, args, prefix));
  }
  release(_: unknown, { snapshot }: QuestionContext): string | null {
    return this.standpoint.state.release ?? snapshot.releaseAt(this.roll.revision)?.name ?? null;
  }
  get revision(): string {
    return String(this.recorded);
  }
  citation(_: unknown, { snapshot }: QuestionContext): string {
    return [citationOf(snapshot, this.recorded, this.standpoint.state.release), ...supposition(this.roll)].join(' ');
  }

  /** The revision on record: what a proposal would record is not. */
  private get recorded(): number {
    return supposedIn(this.roll)?.revision ?? this.roll.revision;
  }
  private get roll(): Roll {
    return this.standpoint.roll;
  }

  private buckets<K, Named>(context: QuestionContext, inSteps: InSteps<K>, named: (key: K) => Named) {
    return bucketsOf(this.roll, this.rows, context, inSteps, named);
  }
}

type InSteps<K> = (roll: Roll, rows: Uint32Array) => Steps<readonly Bucket<K>[]>;

async function bucketsOf<K, Named>(
  roll: Roll,
  rows: Uint32Array,
  { inSlices }: QuestionContext,
  inSteps: InSteps<K>,
  named: (key: K) => Named,
): Promise<(Named & { readonly tally: Tally })[]> {
  const buckets = await inSlices(inSteps(roll, rows));
  return buckets.map(({ key, tally }) => ({ ...named(key), tally }));
}

/** The participations in one initiative that pass, and what they rest on. */
class InitiativeTallyView {
  constructor(
    private readonly standpoint: Standpoint,
    private readonly key: Initiative,
    readonly tally: Tally,
    private readonly rows: Uint32Array,
  ) {}

  get initiative() {
    return viewsOf(this.standpoint).initiative(this.key.index);
  }
  byConfidence(_: unknown, context: QuestionContext) {
    const { roll } = this.standpoint;
    return bucketsOf(roll, this.rows, context, byConfidenceInSteps, (confidence) => ({ confidence }));
  }
  byPrecision(_: unknown, context: QuestionContext) {
    const { roll } = this.standpoint;
    return bucketsOf(roll, this.rows, context, byPrecisionInSteps, (precision) => ({ precision }));
  }
  async citationCount(_: unknown, context: QuestionContext): Promise<number> {
    const { roll } = this.standpoint;
    const supposed = supposedIn(roll)?.citations;
    const ids = Array.from(this.rows, (row) => roll.facts.id[row]!);
    // Supposed participations are not in the database; the proposal has their citations.
    const onRecord = ids.filter((id) => !supposed?.has(id));
    const ofSupposed = ids.reduce((sum, id) => sum + (supposed?.get(id)?.length ?? 0), 0);
    return onRecord.length + (await context.furtherCitations.load(onRecord)) + ofSupposed;
  }
}
