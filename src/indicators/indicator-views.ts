import type { GroupIndicator, IndicatorByGroup } from '../domain/indicator-by-group.js';
import type { Indicator, Indicators, IndicatorValue } from '../domain/indicators.js';
import { type CountryView, viewsOf } from '../graphql/views.js';
import type { Standpoint } from '../questions/standpoint.js';

/** An indicator bound to the state in which it was asked for. */
export interface IndicatorView extends Indicator {
  readonly standpoint: Standpoint;
  readonly indicators: Indicators;
}

export function indicatorView(standpoint: Standpoint, indicators: Indicators, indicator: Indicator): IndicatorView {
  return { ...indicator, standpoint, indicators };
}

/** A value as the API gives it. */
export function valueView(standpoint: Standpoint, indicators: Indicators, one: IndicatorValue) {
  return {
    get indicator(): IndicatorView {
      return indicatorView(standpoint, indicators, one.indicator);
    },
    get country(): CountryView {
      return viewsOf(standpoint).participant(one.country) as CountryView;
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
export function indicatorByGroupView(standpoint: Standpoint, indicators: Indicators, found: IndicatorByGroup) {
  const views = viewsOf(standpoint);
  const over = (figures: GroupIndicator) => ({
    ...figures,
    group: figures.group && views.group(figures.group),
    get missing(): CountryView[] {
      return views.countries(figures.missing);
    },
  });
  return {
    indicator: indicatorView(standpoint, indicators, found.indicator),
    scheme: views.scheme(found.scheme),
    year: found.year,
    groups: found.groups.map(over),
    all: over(found.all),
  };
}
