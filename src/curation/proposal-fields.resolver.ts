import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { revisionView } from '../changes/history-views.js';
import type { QuestionContext } from '../graphql/context.js';
import { groupOfKey, viewsOf } from '../graphql/views.js';
import { newestStandpoint, type Standpoint, supposedStandpoint } from '../questions/standpoint.js';
import type { Snapshot } from '../roll/snapshot.js';
import type { Proposal } from './entities/proposal.entity.js';
import type { ProposalChange } from './entities/proposal-change.entity.js';
import { problemView } from './problem-view.js';
import { ProposalLoaders } from './proposal-loaders.service.js';
import type { ProposalView } from './proposal-views.js';
import { SupposedRolls } from './supposed-rolls.service.js';

/** A change of a proposal, and the proposal: what it would record is only there. */
interface ChangeView {
  readonly proposal: Proposal;
  readonly change: ProposalChange;
  readonly sense: Uppercase<ProposalChange['sense']>;
}

@Resolver('Proposal')
export class ProposalFieldsResolver {
  constructor(private readonly loaders: ProposalLoaders) {}

  @ResolveField('changes')
  async changes(@Parent() { proposal }: ProposalView, @Context() context: QuestionContext): Promise<ChangeView[]> {
    const changes = await this.loaders.of(context, new Date()).changes.load(proposal);
    return changes.map((change) => ({
      proposal,
      change,
      sense: change.sense.toUpperCase() as Uppercase<ProposalChange['sense']>,
    }));
  }

  @ResolveField('problems')
  async problems(@Parent() { proposal }: ProposalView, @Context() context: QuestionContext) {
    return (await this.loaders.of(context, new Date()).problems.load(proposal)).map(problemView);
  }

  @ResolveField('revision')
  revision(@Parent() { proposal: { revisionId } }: ProposalView) {
    return revisionId === null ? null : revisionView(revisionId);
  }

  @ResolveField('comments')
  comments(@Parent() { proposal: { id } }: ProposalView, @Context() context: QuestionContext) {
    return this.loaders.of(context, new Date()).comments.load(id);
  }
}

@Resolver('ProposedChange')
export class ProposedChangeFieldsResolver {
  constructor(private readonly rolls: SupposedRolls) {}

  @ResolveField('description')
  description(@Parent() { change }: ChangeView, @Args('locale') locale: string): string {
    return locale === 'ZH' ? change.descriptionZh : change.descriptionEn;
  }

  @ResolveField('initiative')
  initiative(@Parent() view: ChangeView, @Context() { snapshot }: QuestionContext) {
    const slug = view.change.initiative;
    if (slug === null) return null;
    return this.recordedOrSupposed(view, snapshot, (standpoint) => {
      const initiative = standpoint.roll.initiativeBySlug.get(slug);
      return initiative ? viewsOf(standpoint).initiative(initiative.index) : null;
    });
  }

  @ResolveField('participant')
  participant(@Parent() view: ChangeView, @Context() { snapshot }: QuestionContext) {
    const code = view.change.participant;
    if (code === null) return null;
    return this.recordedOrSupposed(view, snapshot, (standpoint) => {
      const { countryByCode, organisationByCode } = standpoint.roll;
      const participant = countryByCode.get(code) ?? organisationByCode.get(code);
      return participant ? viewsOf(standpoint).participant(participant.index) : null;
    });
  }

  @ResolveField('group')
  group(@Parent() { change }: ChangeView, @Context() { snapshot }: QuestionContext) {
    if (change.group === null) return null;
    const group = groupOfKey(snapshot.roll, change.group);
    return group ? viewsOf(newestStandpoint(snapshot)).group(group) : null;
  }

  /** What is on record, else what the proposal would record. */
  private async recordedOrSupposed<T>(
    { proposal }: ChangeView,
    snapshot: Snapshot,
    find: (standpoint: Standpoint) => T | null,
  ): Promise<T | null> {
    const onRecord = find(newestStandpoint(snapshot));
    if (onRecord) return onRecord;
    const supposed = await this.rolls.supposedBy(proposal, new Date());
    return supposed && find(supposedStandpoint(supposed));
  }
}
