import type { GroupIndicator, IndicatorByGroup } from '../domain/indicator-by-group.js';
import type { Indicator, Indicators, IndicatorValue } from '../domain/indicators.js';
import type { Country, Roll } from '../domain/roll.js';
import { type CountryView, viewsOf } from '../graphql/views.js';

/** An indicator bound to the roll, and so to the revision, in which it was found. */
export interface IndicatorView extends Indicator {
  readonly roll: Roll;
  readonly indicators: Indicators;
}

export function indicatorView(roll: Roll, indicators: Indicators, indicator: Indicator): IndicatorView {
  return { ...indicator, roll, indicators };
}

/** A value as the API gives it. */
export function valueView(roll: Roll, indicators: Indicators, one: IndicatorValue) {
  return {
    get indicator(): IndicatorView {
      return indicatorView(roll, indicators, one.indicator);
    },
    get country(): CountryView {
      return viewsOf(roll).country(roll.participantAt[one.country] as Country);
    },
    year: one.year,
    value: one.value,
    note: one.note,
  };
}

/** Every value of an indicator by country, then year. */
export function valuesOf({ indicators, slug }: Pick<IndicatorView, 'indicators' | 'slug'>): IndicatorValue[] {
  return [...indicators.values.get(slug)!.values()].flat();
}

/** An indicator over groups as the API gives it. */
export function indicatorByGroupView(roll: Roll, indicators: Indicators, found: IndicatorByGroup) {
  const views = viewsOf(roll);
  const over = (figures: GroupIndicator) => ({
    ...figures,
    group: figures.group && views.group(figures.group),
    get missing(): CountryView[] {
      return figures.missing.map((country) => views.country(country));
    },
  });
  return {
    indicator: indicatorView(roll, indicators, found.indicator),
    scheme: views.scheme(found.scheme),
    year: found.year,
    groups: found.groups.map(over),
    all: over(found.all),
  };
}
