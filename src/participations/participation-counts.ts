import type { Day } from '../domain/day.js';
import { schemeNamed } from '../domain/groups.js';
import type { Initiative, Participant, Roll } from '../domain/roll.js';
import type { Steps } from '../domain/steps.js';
import {
  type Bucket,
  byConfidenceInSteps,
  byGroupInSteps,
  byInitiativeInSteps,
  byKindInSteps,
  byParticipantInSteps,
  byRoleClassInSteps,
  byRoleInSteps,
  byStartYearInSteps,
  byTopicInSteps,
  type Tally,
  totalInSteps,
} from '../domain/tallies.js';
import type {
  ParticipationCountsByGroupArgs,
  ParticipationCountsByInitiativeArgs,
  ParticipationCountsByParticipantArgs,
} from '../generated/graphql.js';
import { Connection, orderedListing } from '../graphql/connection.js';
import type { QuestionContext } from '../graphql/context.js';
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
    const found = await inSlices(byInitiativeInSteps(this.roll, this.rows));
    const listing = orderedListing(
      found,
      ({ key }: Bucket<Initiative>) => key.slug,
      ({ key, tally }) => ({ initiative: viewsOf(this.standpoint).initiative(key.index), tally }),
    );
    return new Connection(listing, args, 'initiative tally');
  }
  async byParticipant(args: ParticipationCountsByParticipantArgs, { inSlices }: QuestionContext) {
    const found = await inSlices(byParticipantInSteps(this.roll, this.rows));
    const listing = orderedListing(
      found,
      ({ key }: Bucket<Participant>) => `${key.kind} ${key.code}`,
      ({ key, tally }) => ({ participant: viewsOf(this.standpoint).participant(key.index), tally }),
    );
    return new Connection(listing, args, 'participant tally');
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

  private async buckets<K, Named>(
    { inSlices }: QuestionContext,
    inSteps: (roll: Roll, rows: Uint32Array) => Steps<readonly Bucket<K>[]>,
    named: (key: K) => Named,
  ): Promise<(Named & { readonly tally: Tally })[]> {
    const found = await inSlices(inSteps(this.roll, this.rows));
    return found.map(({ key, tally }) => ({ ...named(key), tally }));
  }
}
