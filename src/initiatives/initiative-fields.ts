import { rollOf, ruleOf } from '../counting/counting-rule.js';
import { countedAt } from '../domain/presence.js';
import type {
  InitiativeNameArgs,
  InitiativeParticipantCountArgs,
  InitiativeParticipationsArgs,
  InitiativeSetNameArgs,
  InitiativeSummaryArgs,
} from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { type InitiativeSetView, type InitiativeView, nameIn, viewsOf } from '../graphql/views.js';
import { ParticipationConnection } from '../participations/participation-connection.js';
import { participantCount, rowsOfInitiative } from '../participations/rows.js';

/** Computed fields of Initiative and InitiativeSet. */
export const initiativeFields = {
  Initiative: {
    name: ({ names }: InitiativeView, { locale }: InitiativeNameArgs) => nameIn(names, locale),
    summary: ({ summaries }: InitiativeView, { locale }: InitiativeSummaryArgs) =>
      (locale === 'ZH' ? summaries.zh : null) ?? summaries.en,
    eligibleGroup: ({ roll, initiative }: InitiativeView) =>
      initiative.eligibleGroup === null ? null : viewsOf(roll).group(roll.groups.get(initiative.eligibleGroup)!),
    hostCountry: ({ roll, initiative }: InitiativeView) =>
      initiative.hostCountry === null ? null : viewsOf(roll).country(roll.countryByCode.get(initiative.hostCountry)!),
    participantCount: (view: InitiativeView, args: InitiativeParticipantCountArgs, context: QuestionContext) => {
      const roll = rollOf(context, args.counting, view.roll);
      return participantCount(roll, view.index, args.asOf ?? context.today, ruleOf(args.counting));
    },
    participations: (view: InitiativeView, args: InitiativeParticipationsArgs, context: QuestionContext) => {
      const roll = rollOf(context, args.counting, view.roll);
      const passes = countedAt(roll, args.asOf ?? context.today, ruleOf(args.counting));
      return new ParticipationConnection(roll, rowsOfInitiative(roll.facts, view.index), passes, args);
    },
  },
  InitiativeSet: {
    name: ({ set }: InitiativeSetView, { locale }: InitiativeSetNameArgs) => nameIn(set.names, locale),
    initiatives: ({ roll, set }: InitiativeSetView) =>
      set.initiatives.map((slug) => viewsOf(roll).initiative(roll.initiativeBySlug.get(slug)!.index)),
  },
};
