import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { yearOf } from '../domain/day.js';
import { schemeNamed } from '../domain/groups.js';
import { indicatorByGroup } from '../domain/indicator-by-group.js';
import { indicatorValue } from '../domain/indicators.js';
import { indicatorNamed } from '../domain/rank-correlation.js';
import { DEFAULT_RULE } from '../domain/rule.js';
import { pointDay } from '../domain/sweep.js';
import type {
  CountryIndicatorsArgs,
  QueryIndicatorArgs,
  QueryIndicatorByGroupArgs,
  QueryIndicatorsArgs,
} from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import type { CountryView } from '../graphql/views.js';
import { standpointOf } from '../questions/standpoint.js';
import { indicatorByGroupView, indicatorView, valueView } from './indicator-views.js';
import { IndicatorsService } from './indicators.service.js';

@Resolver('Country')
export class IndicatorsResolver {
  constructor(private readonly service: IndicatorsService) {}

  @Query('indicators')
  async indicators(@Args() { release }: QueryIndicatorsArgs, @Context() { snapshot, bounds }: QuestionContext) {
    const standpoint = standpointOf(snapshot, { release });
    const indicators = await bounds.whileOpen(this.service.of(standpoint.roll));
    return indicators.all.map((indicator) => indicatorView(standpoint, indicators, indicator));
  }

  @Query('indicator')
  async indicator(@Args() { slug, release }: QueryIndicatorArgs, @Context() { snapshot, bounds }: QuestionContext) {
    const standpoint = standpointOf(snapshot, { release });
    const indicators = await bounds.whileOpen(this.service.of(standpoint.roll));
    const indicator = indicators.bySlug.get(slug);
    return indicator ? indicatorView(standpoint, indicators, indicator) : null;
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
    const byGroup = indicatorByGroup(roll, indicators, indicator, by, asked, counted, day);
    const standpoint = standpointOf(snapshot, { release, asOf: pointDay(asked, day), universe });
    return indicatorByGroupView(standpoint, indicators, byGroup);
  }

  @ResolveField('indicators')
  async indicatorsOf(
    @Parent() { standpoint, country }: CountryView,
    @Args() { year, indicators: wanted }: CountryIndicatorsArgs,
    @Context() { bounds }: QuestionContext,
  ) {
    const indicators = await bounds.whileOpen(this.service.of(standpoint.roll));
    const asked =
      wanted == null
        ? indicators.all
        : indicators.all.filter((candidate) =>
            wanted.map((slug) => indicatorNamed(indicators, slug, 'indicators')).includes(candidate),
          );
    return asked.flatMap(({ slug }) => {
      const value = indicatorValue(indicators, slug, country.index, year ?? yearOf(standpoint.day), 'LATEST');
      return value ? [valueView(standpoint, indicators, value)] : [];
    });
  }
}
