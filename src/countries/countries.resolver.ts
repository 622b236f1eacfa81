import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { countryOfCode } from '../domain/codes.js';
import type { QueryCountriesArgs, QueryCountryArgs } from '../generated/graphql.js';
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
      const country = countryOfCode(standpoint.roll, args.code, 'code');
      return country ? viewsOf(standpoint).country(country) : null;
    });
  }

  @Query('countries')
  countries(@Args() args: QueryCountriesArgs, @Context() { snapshot, inSlices }: QuestionContext) {
    return inSlices(this.service.listed(snapshot, args));
  }
}
