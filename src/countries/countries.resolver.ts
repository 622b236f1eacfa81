import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type { QueryCountriesArgs, QueryCountryArgs } from '../generated/graphql.js';
import { Connection, sortedListing } from '../graphql/connection.js';
import type { QuestionContext } from '../graphql/context.js';
import { viewsOf } from '../graphql/views.js';
import { inStandpoint } from '../questions/standpoint.js';
import { CountriesService } from './countries.service.js';

@Resolver()
export class CountriesResolver {
  constructor(private readonly service: CountriesService) {}

  @Query('country')
  country(@Args() args: QueryCountryArgs, @Context() context: QuestionContext) {
    return inStandpoint(context, args, (standpoint) => {
      const country = standpoint.roll.countryByCode.get(args.code);
      return country ? viewsOf(standpoint).country(country) : null;
    });
  }

  @Query('countries')
  countries(@Args() args: QueryCountriesArgs, @Context() context: QuestionContext) {
    return inStandpoint(context, args, (standpoint) => {
      const views = viewsOf(standpoint);
      return new Connection(
        sortedListing(
          this.service.filtered(standpoint, args.filter ?? {}),
          ({ code }) => code,
          (country) => views.country(country),
        ),
        args,
        'country',
      );
    });
  }
}
