import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { yearOf } from '../domain/day.js';
import { schemeNamed } from '../domain/groups.js';
import { indicatorByGroup } from '../domain/indicator-by-group.js';
import { indicatorValue } from '../domain/indicators.js';
import { indicatorNamed } from '../domain/rank-correlation.js';
import { DEFAULT_RULE } from '../domain/rule.js';
import type {
  CountryIndicatorsArgs,
  QueryIndicatorArgs,
  QueryIndicatorByGroupArgs,
  QueryIndicatorsArgs,
} from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import type { CountryView } from '../graphql/views.js';
import { standpointOf, yearAsked } from '../questions/question.js';
import { indicatorByGroupView, indicatorView, valueView } from './indicator-views.js';
import { IndicatorsService } from './indicators.service.js';

@Resolver('Country')
export class IndicatorsResolver {
  constructor(private readonly service: IndicatorsService) {}

  @Query('indicators')
  async indicators(@Args() { release }: QueryIndicatorsArgs, @Context() { snapshot, bounds }: QuestionContext) {
    const { roll } = standpointOf(snapshot, { release });
    const indicators = await bounds.whileOpen(this.service.of(roll));
    return indicators.all.map((indicator) => indicatorView(roll, indicators, indicator));
  }

  @Query('indicator')
  async indicator(@Args() { slug, release }: QueryIndicatorArgs, @Context() { snapshot, bounds }: QuestionContext) {
    const { roll } = standpointOf(snapshot, { release });
    const indicators = await bounds.whileOpen(this.service.of(roll));
    const indicator = indicators.bySlug.get(slug);
    return indicator ? indicatorView(roll, indicators, indicator) : null;
  }

  @Query('indicatorByGroup')
  async indicatorByGroup(
    @Args() { indicator, scheme, year, universe, release }: QueryIndicatorByGroupArgs,
    @Context() { snapshot, bounds }: QuestionContext,
  ) {
    const { roll, day } = standpointOf(snapshot, { release });
    const indicators = await bounds.whileOpen(this.service.of(roll));
    const by = schemeNamed(roll, scheme, 'scheme');
    const counted = universe ?? DEFAULT_RULE.universe;
    const asked = year ?? yearOf(day);
    return indicatorByGroupView(
      roll,
      indicators,
      indicatorByGroup(roll, indicators, indicator, by, asked, counted, day),
    );
  }

  @ResolveField('indicators')
  async indicatorsOf(
    @Parent() { roll, country }: CountryView,
    @Args() { year, indicators: wanted }: CountryIndicatorsArgs,
    @Context() { snapshot, bounds }: QuestionContext,
  ) {
    const indicators = await bounds.whileOpen(this.service.of(roll));
    const asked =
      wanted == null
        ? indicators.all
        : indicators.all.filter((one) =>
            wanted.map((slug) => indicatorNamed(indicators, slug, 'indicators')).includes(one),
          );
    return asked.flatMap(({ slug }) => {
      const found = indicatorValue(indicators, slug, country.index, yearAsked(snapshot, roll, year), 'LATEST');
      return found ? [valueView(roll, indicators, found)] : [];
    });
  }
}
