import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type { QueryCountriesArgs } from '../generated/graphql.js';
import { Connection, sortedListing } from '../graphql/connection.js';
import type { QuestionContext } from '../graphql/context.js';
import { viewsOf } from '../graphql/views.js';
import { dayAsked } from '../questions/question.js';
import { CountriesService } from './countries.service.js';

@Resolver()
export class CountriesResolver {
  constructor(private readonly service: CountriesService) {}

  @Query('country')
  country(@Args('code') code: string, @Context() { snapshot: { roll } }: QuestionContext) {
    const country = roll.countryByCode.get(code);
    return country ? viewsOf(roll).country(country) : null;
  }

  @Query('countries')
  countries(@Args() args: QueryCountriesArgs, @Context() { snapshot }: QuestionContext) {
    const { roll } = snapshot;
    const found = this.service.filtered(roll, args.filter ?? {}, dayAsked(snapshot, roll, args.asOf));
    const views = viewsOf(roll);
    return new Connection(
      sortedListing(
        found,
        ({ code }) => code,
        (country) => views.country(country),
      ),
      args,
      'country',
    );
  }
}
