import { yearsOf } from '../domain/indicators.js';
import { nameIn, textIn } from '../domain/names.js';
import { countryNamed } from '../domain/suppose.js';
import type {
  IndicatorDefinitionArgs,
  IndicatorLicenceArgs,
  IndicatorNameArgs,
  IndicatorPublisherArgs,
  IndicatorUnitArgs,
  IndicatorValuesArgs,
} from '../generated/graphql.js';
import { Connection, sortedListing } from '../graphql/connection.js';
import { type IndicatorView, valuesOf, valueView } from './indicator-views.js';

/** Computed fields of Indicator. */
export const indicatorFields = {
  Indicator: {
    name: ({ names }: IndicatorView, { locale }: IndicatorNameArgs) => nameIn(names, locale),
    unit: ({ standpoint: { roll }, unit }: IndicatorView, { locale }: IndicatorUnitArgs) =>
      textIn(roll, 'indicators.unit', unit, locale),
    publisher: ({ standpoint: { roll }, publisher }: IndicatorView, { locale }: IndicatorPublisherArgs) =>
      textIn(roll, 'indicators.publisher', publisher, locale),
    licence: ({ standpoint: { roll }, licence }: IndicatorView, { locale }: IndicatorLicenceArgs) =>
      textIn(roll, 'indicators.licence', licence, locale),
    definition: ({ standpoint: { roll }, definition }: IndicatorView, { locale }: IndicatorDefinitionArgs) =>
      textIn(roll, 'indicators.definition', definition, locale),
    years: ({ indicators, slug }: IndicatorView) => yearsOf(indicators, slug),
    countryCount: ({ indicators, slug }: IndicatorView) => indicators.values.get(slug)!.size,
    values: (view: IndicatorView, args: IndicatorValuesArgs) => {
      const { standpoint, indicators } = view;
      const { roll } = standpoint;
      const country = args.country == null ? null : countryNamed(roll, args.country, 'country');
      const found = valuesOf(view).filter(
        (one) => (args.year == null || one.year === args.year) && (country === null || one.country === country),
      );
      return new Connection(
        sortedListing(
          found,
          ({ country: index, year }) => `${roll.participantAt[index]!.code} ${year}`,
          (one) => valueView(standpoint, indicators, one),
        ),
        args,
        'indicator-value',
      );
    },
  },
};
