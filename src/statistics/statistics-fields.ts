import {
  type Centrality,
  type CoParticipants,
  type CoParticipation,
  centralities,
  coParticipants,
} from '../domain/co-participation.js';
import type { Joining } from '../domain/parity.js';
import type { Country } from '../domain/roll.js';
import { countryNamed } from '../domain/suppose.js';
import type { CoParticipationCentralArgs, CoParticipationPairsArgs, ParityJoiningsArgs } from '../generated/graphql.js';
import { Connection, orderedListing } from '../graphql/connection.js';
import { viewsOf } from '../graphql/views.js';
import type { Standpoint } from '../questions/standpoint.js';

interface NetworkView {
  readonly standpoint: Standpoint;
  readonly network: CoParticipation;
}

interface ParityView {
  readonly standpoint: Standpoint;
  readonly options: readonly Joining[];
}

/** Paged fields of CoParticipation and Parity. */
export const statisticsFields = {
  CoParticipation: {
    pairs: ({ standpoint, network }: NetworkView, args: CoParticipationPairsArgs) => {
      const { roll } = standpoint;
      const of = args.country == null ? null : countryNamed(roll, args.country, 'country');
      const views = viewsOf(standpoint);
      return new Connection(
        orderedListing(
          coParticipants(network, of === null ? null : (roll.participantAt[of] as Country)),
          ({ first, second }: CoParticipants) => `${first.code} ${second.code}`,
          (pair) => ({ ...pair, first: views.country(pair.first), second: views.country(pair.second) }),
        ),
        args,
        'pair',
      );
    },
    central: ({ standpoint, network }: NetworkView, args: CoParticipationCentralArgs) =>
      new Connection(
        orderedListing(
          centralities(network),
          ({ country }: Centrality) => country.code,
          (one) => ({ ...one, country: viewsOf(standpoint).country(one.country) }),
        ),
        args,
        'central',
      ),
  },
  Parity: {
    joinings: ({ standpoint, options }: ParityView, args: ParityJoiningsArgs) =>
      new Connection(
        orderedListing(
          options,
          ({ country, initiative }: Joining) => `${country.code} ${initiative.slug}`,
          ({ country, initiative }) => ({
            country: viewsOf(standpoint).country(country),
            initiative: viewsOf(standpoint).initiative(initiative.index),
          }),
        ),
        args,
        'joining',
      ),
  },
};
