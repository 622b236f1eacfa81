import { coverageOfEachInSteps } from '../countries/coverage.js';
import {
  type Centrality,
  type CoParticipants,
  type CoParticipation,
  centralities,
  coParticipants,
} from '../domain/co-participation.js';
import { countryNamed } from '../domain/codes.js';
import { Kept } from '../domain/kept.js';
import { initiativeNameKey, keyBy, participantNameKey } from '../domain/name-keys.js';
import type { Joining } from '../domain/parity.js';
import { type Country, OPENNESSES, type Roll } from '../domain/roll.js';
import type {
  CentralityOrderField,
  CoParticipantsOrderField,
  CoParticipationCentralArgs,
  CoParticipationPairsArgs,
  JoiningOrderField,
  ParityJoiningsArgs,
} from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { stateOfList } from '../graphql/list-state.js';
import { type Keeping, type OrderedArgs, type SortKeys, valuesPageInSteps } from '../graphql/ordered-list.js';
import { viewsOf } from '../graphql/views.js';
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
const pairLists = new Kept<readonly CoParticipants[]>('pairs', ({ length }) => BYTES_A_PAIR * length);

/** What pairs of states are ordered by, each by its place among them. */
function pairKeys(roll: Roll, pairs: readonly CoParticipants[]): SortKeys<CoParticipantsOrderField> {
  const first = (place: number) => pairs[place]!.first.index;
  const second = (place: number) => pairs[place]!.second.index;
  return {
    // The same fraction of whole numbers is the same number.
    SIMILARITY: () => (place) => pairs[place]!.similarity,
    SHARED: () => (place) => pairs[place]!.shared,
    EITHER: () => (place) => pairs[place]!.either,
    FIRST: () => first,
    SECOND: () => second,
    FIRST_NAME: (locale) => keyBy(first, participantNameKey(roll, locale)),
    SECOND_NAME: (locale) => keyBy(second, participantNameKey(roll, locale)),
  };
}

/** What states in the network are ordered by, each by its place among them. */
function centralityKeys(roll: Roll, states: readonly Centrality[]): SortKeys<CentralityOrderField> {
  const country = (place: number) => states[place]!.country.index;
  return {
    COUNTRY: () => country,
    COUNTRY_NAME: (locale) => keyBy(country, participantNameKey(roll, locale)),
    COVERAGE: () => (place) => states[place]!.coverage,
    PARTNERS: () => (place) => states[place]!.partners,
    SHARED_SEATS: () => (place) => states[place]!.sharedSeats,
    EIGENVECTOR: () => (place) => states[place]!.eigenvector,
  };
}

/** What joinings are ordered by, each by its place among them. */
function joiningKeys(
  { roll, initiatives, day, rule }: Question,
  joinings: readonly Joining[],
): SortKeys<JoiningOrderField> {
  const country = (place: number) => joinings[place]!.country.index;
  const initiative = (place: number) => joinings[place]!.initiative.index;
  return {
    COUNTRY: () => country,
    COUNTRY_NAME: (locale) => keyBy(country, participantNameKey(roll, locale)),
    *COVERAGE() {
      const counted = yield* coverageOfEachInSteps(roll, initiatives, day, rule);
      return (place) => counted[country(place)]!;
    },
    INITIATIVE: () => initiative,
    INITIATIVE_NAME: (locale) => keyBy(initiative, initiativeNameKey(roll, locale)),
    OPENNESS: () => (place) => OPENNESSES.indexOf(joinings[place]!.openness),
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

/** Paged fields of CoParticipation and Parity. */
export const statisticsFields = {
  CoParticipation: {
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
