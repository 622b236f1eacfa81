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
export function valueView(standpoint: Standpoint, indicators: Indicators, value: IndicatorValue) {
  return {
    get indicator(): IndicatorView {
      return indicatorView(standpoint, indicators, value.indicator);
    },
    get country(): CountryView {
      return viewsOf(standpoint).participant(value.country) as CountryView;
    },
    year: value.year,
    value: value.value,
    note: value.note,
  };
}

/** Every value of an indicator by country, then year. */
export function valuesOf({ indicators, slug }: Pick<IndicatorView, 'indicators' | 'slug'>): IndicatorValue[] {
  return [...indicators.values.get(slug)!.values()].flat();
}

/** An indicator over groups as the API gives it. */
export function indicatorByGroupView(standpoint: Standpoint, indicators: Indicators, byGroup: IndicatorByGroup) {
  const views = viewsOf(standpoint);
  const over = (figures: GroupIndicator) => ({
    ...figures,
    group: figures.group && views.group(figures.group),
    get missing(): CountryView[] {
      return views.countries(figures.missing);
    },
  });
  return {
    indicator: indicatorView(standpoint, indicators, byGroup.indicator),
    scheme: views.scheme(byGroup.scheme),
    year: byGroup.year,
    groups: byGroup.groups.map(over),
    all: over(byGroup.all),
  };
}
