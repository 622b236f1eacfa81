import { countryNamed } from '../domain/codes.js';
import { type IndicatorValue, yearsOf } from '../domain/indicators.js';
import { keyBy, participantNameKey } from '../domain/name-keys.js';
import { nameIn, textIn } from '../domain/names.js';
import type { Roll } from '../domain/roll.js';
import type {
  IndicatorDefinitionArgs,
  IndicatorLicenceArgs,
  IndicatorNameArgs,
  IndicatorPublisherArgs,
  IndicatorUnitArgs,
  IndicatorValueOrderField,
  IndicatorValuesArgs,
} from '../generated/graphql.js';
import { sortedListing } from '../graphql/connection.js';
import type { QuestionContext } from '../graphql/context.js';
import { orderOfList } from '../graphql/list-state.js';
import { pageInSteps, type SortKeys } from '../graphql/ordered-list.js';
import { type IndicatorView, valuesOf, valueView } from './indicator-views.js';

/** What the values of an indicator are ordered by, each by its place among all of them. */
function indicatorValueKeys(roll: Roll, all: readonly IndicatorValue[]): SortKeys<IndicatorValueOrderField> {
  return {
    COUNTRY: () => (row) => all[row]!.country,
    COUNTRY_NAME: (locale) => keyBy((row) => all[row]!.country, participantNameKey(roll, locale)),
    YEAR: () => (row) => all[row]!.year,
    VALUE: () => (row) => all[row]!.value,
  };
}

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
    values: (view: IndicatorView, args: IndicatorValuesArgs, { inSlices }: QuestionContext) => {
      const { standpoint, indicators } = view;
      const { roll } = standpoint;
      const all = valuesOf(view);
      const country = args.country == null ? null : countryNamed(roll, args.country, 'country');
      const rows = [...all.keys()].filter((row) => {
        const value = all[row]!;
        return (args.year == null || value.year === args.year) && (country === null || value.country === country);
      });
      const keyOf = ({ country: index, year }: IndicatorValue) => `${roll.participantAt[index]!.code} ${year}`;
      const node = (value: IndicatorValue) => valueView(standpoint, indicators, value);
      const list = () => ({
        rows: { length: rows.length, at: (position: number) => rows[position]! },
        node: (row: number) => node(all[row]!),
        key: (row: number) => keyOf(all[row]!),
        rowOf: (key: string) => {
          const { position, isListed } = sortedListing(all, keyOf, node).find(key);
          return isListed ? position : null;
        },
      });
      const natural = () =>
        sortedListing(
          rows.map((row) => all[row]!),
          keyOf,
          node,
        );
      const prefix = `indicator-value${orderOfList(standpoint, args.orderBy)}`;
      return inSlices(pageInSteps(natural, list, indicatorValueKeys(roll, all), args, prefix));
    },
  },
};
