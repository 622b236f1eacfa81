import { badInput } from '../common/rollcall-error.js';
import {
  betweenGroups,
  type Centrality,
  type CoParticipants,
  type CoParticipation,
  centralities,
  coParticipants,
} from '../domain/co-participation.js';
import { countryNamed } from '../domain/codes.js';
import { schemeNamed } from '../domain/groups.js';
import { initiativeNameKey, keyBy, participantNameKey } from '../domain/name-keys.js';
import { overlapInSteps, sharedStatesInSteps } from '../domain/overlap.js';
import { OwnedCache } from '../domain/owned-cache.js';
import type { Joining } from '../domain/parity.js';
import { partitionAt } from '../domain/partition.js';
import { type Country, type Initiative, OPENNESSES, type Roll } from '../domain/roll.js';
import { initiativeNamed } from '../domain/selection.js';
import type {
  CentralityOrderField,
  CoParticipantsOrderField,
  CoParticipationBetweenGroupsArgs,
  CoParticipationCentralArgs,
  CoParticipationOverlapArgs,
  CoParticipationPairsArgs,
  JoiningOrderField,
  ParityJoiningsArgs,
} from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { stateOfList } from '../graphql/list-state.js';
import { type Keeping, type OrderedArgs, type SortKeys, valuesPageInSteps } from '../graphql/ordered-list.js';
import { viewsOf } from '../graphql/views.js';
import { limitCells } from '../questions/checks.js';
import { coverageOfEachInSteps } from '../questions/coverage.js';
import { namesAt } from '../questions/fields.js';
import type { Question } from '../questions/question.js';

/** The answer to a question that a list is part of. */
interface Answered {
  readonly question: Question;
}

interface NetworkView extends Answered {
  readonly network: CoParticipation;
}

interface ParityView extends Answered {
  readonly options: readonly Joining[];
}

const BYTES_A_PAIR = 72;
/** Every page of pairs needs all of them: they are made once a network. */
const pairLists = new OwnedCache<readonly CoParticipants[]>('pairs', ({ length }) => BYTES_A_PAIR * length);

/** What pairs of states are ordered by, each by its place among them. */
function pairKeys(roll: Roll, pairs: readonly CoParticipants[]): SortKeys<CoParticipantsOrderField> {
  const first = (position: number) => pairs[position]!.first.index;
  const second = (position: number) => pairs[position]!.second.index;
  return {
    // The same fraction of whole numbers is the same number.
    SIMILARITY: () => (position) => pairs[position]!.similarity,
    SHARED: () => (position) => pairs[position]!.shared,
    EITHER: () => (position) => pairs[position]!.either,
    FIRST: () => first,
    SECOND: () => second,
    FIRST_NAME: (locale) => keyBy(first, participantNameKey(roll, locale)),
    SECOND_NAME: (locale) => keyBy(second, participantNameKey(roll, locale)),
  };
}

/** What states in the network are ordered by, each by its place among them. */
function centralityKeys(roll: Roll, states: readonly Centrality[]): SortKeys<CentralityOrderField> {
  const country = (position: number) => states[position]!.country.index;
  return {
    COUNTRY: () => country,
    COUNTRY_NAME: (locale) => keyBy(country, participantNameKey(roll, locale)),
    COVERAGE: () => (position) => states[position]!.coverage,
    PARTNERS: () => (position) => states[position]!.partners,
    SHARED_SEATS: () => (position) => states[position]!.sharedSeats,
    EIGENVECTOR: () => (position) => states[position]!.eigenvector,
  };
}

/** What joinings are ordered by, each by its place among them. */
function joiningKeys(
  { roll, initiatives, day, rule }: Question,
  joinings: readonly Joining[],
): SortKeys<JoiningOrderField> {
  const country = (position: number) => joinings[position]!.country.index;
  const initiative = (position: number) => joinings[position]!.initiative.index;
  return {
    COUNTRY: () => country,
    COUNTRY_NAME: (locale) => keyBy(country, participantNameKey(roll, locale)),
    *COVERAGE() {
      const counted = yield* coverageOfEachInSteps(roll, initiatives, day, rule);
      return (position) => counted[country(position)]!;
    },
    INITIATIVE: () => initiative,
    INITIATIVE_NAME: (locale) => keyBy(initiative, initiativeNameKey(roll, locale)),
    OPENNESS: () => (position) => OPENNESSES.indexOf(joinings[position]!.openness),
  };
}

/** A page of values in an order of their own, or in the one asked for. */
function pageOf<S, T, Field extends string>(
  { question: { standpoint, input } }: Answered,
  values: readonly S[],
  keyOf: (value: S) => string,
  nodeOf: (value: S) => T,
  keys: SortKeys<Field>,
  args: OrderedArgs<Field>,
  name: string,
  { inSlices }: QuestionContext,
  keeping: Keeping | null = null,
) {
  // What pairs of states share depends on the initiatives of the question.
  const selection = Object.fromEntries(namesAt('selection').map((field) => [field, input[field]]));
  const state = stateOfList(standpoint, { orderBy: args.orderBy, selection });
  return inSlices(valuesPageInSteps(values, keyOf, nodeOf, keys, args, `${name}${state}`, keeping));
}

/** An initiative of the question by its slug. Throws BAD_USER_INPUT for one that is not there, or not counted. */
function counted({ roll, initiatives }: Question, slug: string, argument: string): Initiative {
  const initiative = initiativeNamed(roll, slug, argument);
  if (initiatives.includes(initiative)) return initiative;
  throw badInput(argument, `the initiative '${slug}' is not in the selection`);
}

/** Fields with arguments of CoParticipation and Parity. */
export const statisticsFields = {
  CoParticipation: {
    betweenGroups: ({ network, question }: NetworkView, { scheme: slug }: CoParticipationBetweenGroupsArgs) => {
      const { roll, day, rule, standpoint } = question;
      const { parts } = partitionAt(roll, schemeNamed(roll, slug, 'scheme'), day, rule.universe);
      return betweenGroups(network, parts).map(({ part, meanShared }) => ({
        group: viewsOf(standpoint).group(part.group),
        members: part.members.length,
        meanShared,
      }));
    },
    sharedStates: ({ question }: NetworkView, _: unknown, { inSlices }: QuestionContext) => {
      const { roll, initiatives, day, rule } = question;
      limitCells(question);
      return inSlices(sharedStatesInSteps(roll, initiatives, day, rule));
    },
    overlap: async ({ question }: NetworkView, args: CoParticipationOverlapArgs, { inSlices }: QuestionContext) => {
      const { roll, day, rule, standpoint } = question;
      const [first, second] = [
        counted(question, args.initiative, 'initiative'),
        counted(question, args.other, 'other'),
      ] as const;
      if (first === second) throw badInput('other', `other: '${args.other}' is the initiative itself; name another`);
      const shared = await inSlices(overlapInSteps(roll, first, second, day, rule));
      const views = viewsOf(standpoint);
      return {
        first: views.initiative(first.index),
        second: views.initiative(second.index),
        onlyFirst: views.countries(shared.onlyFirst),
        both: views.countries(shared.both),
        onlySecond: views.countries(shared.onlySecond),
        neitherCount: shared.neither.length,
      };
    },
    pairs: (view: NetworkView, args: CoParticipationPairsArgs, context: QuestionContext) => {
      const { roll, standpoint } = view.question;
      const of = args.country == null ? null : countryNamed(roll, args.country, 'country');
      const country = of === null ? null : (roll.participantAt[of] as Country);
      const pairs = pairLists.get(view.network, country?.code ?? '', () => coParticipants(view.network, country));
      const views = viewsOf(standpoint);
      const keyOf = ({ first, second }: CoParticipants) => `${first.code} ${second.code}`;
      const node = (pair: CoParticipants) => ({
        ...pair,
        first: views.country(pair.first),
        second: views.country(pair.second),
      });
      const keeping = { owner: pairs, key: JSON.stringify(args.orderBy) };
      return pageOf(view, pairs, keyOf, node, pairKeys(roll, pairs), args, 'pair', context, keeping);
    },
    central: (view: NetworkView, args: CoParticipationCentralArgs, context: QuestionContext) => {
      const { roll, standpoint } = view.question;
      const states = centralities(view.network);
      const node = (state: Centrality) => ({ ...state, country: viewsOf(standpoint).country(state.country) });
      const keys = centralityKeys(roll, states);
      return pageOf(view, states, ({ country }) => country.code, node, keys, args, 'central', context);
    },
  },
  Parity: {
    joinings: (view: ParityView, args: ParityJoiningsArgs, context: QuestionContext) => {
      const views = viewsOf(view.question.standpoint);
      const keyOf = ({ country, initiative }: Joining) => `${country.code} ${initiative.slug}`;
      const node = ({ country, initiative }: Joining) => ({
        country: views.country(country),
        initiative: views.initiative(initiative.index),
      });
      const keys = joiningKeys(view.question, view.options);
      return pageOf(view, view.options, keyOf, node, keys, args, 'joining', context);
    },
  },
};
