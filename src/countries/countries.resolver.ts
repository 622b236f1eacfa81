import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { countryOfCode } from '../domain/codes.js';
import type { QueryCountriesArgs } from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { viewsOf } from '../graphql/views.js';
import { CountriesService } from './countries.service.js';

@Resolver()
export class CountriesResolver {
  constructor(private readonly service: CountriesService) {}

  @Query('country')
  country(@Args('code') code: string, @Context() { snapshot: { roll } }: QuestionContext) {
    const country = countryOfCode(roll, code, 'code');
    return country ? viewsOf(roll).country(country) : null;
  }

  @Query('countries')
  countries(@Args() args: QueryCountriesArgs, @Context() { snapshot, inSlices }: QuestionContext) {
    return inSlices(this.service.listed(snapshot, args));
  }
}
