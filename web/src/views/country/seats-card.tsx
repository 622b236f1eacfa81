import { useCallback, useMemo } from 'react';
import { drawCoverageYears } from '../../../../src/figures/coverage-years.js';
import type { FigureContext } from '../../../../src/figures/frame.js';
import { useCaption } from '../../components/controls.js';
import { FigureCard } from '../../components/figure-card.js';
import type { Request } from '../../components/figure-card-properties.js';
import { useFormat } from '../../lib/use-format.js';
import { useChartWords } from '../../lib/use-term.js';
import type { Country, Standing } from './use-country.js';
import { useAtLeast } from './use-standing-words.js';
import { useWords } from './words.js';

/** The drawing of a country's bars by year. */
export function useDrawYears(standing: Standing, height?: number) {
  const { t } = useWords();
  const format = useFormat();
  const atLeast = useAtLeast();
  const { countryBars } = useChartWords();
  const { coverageByYear } = standing.country;
  const bars = useMemo(
    () =>
      coverageByYear.map(({ year, asOf, coverage, possibleCoverage }) => ({
        year,
        coverage,
        possible: possibleCoverage,
        label: t('years.bar', { day: format.day(asOf), coverage: atLeast(coverage, possibleCoverage) }),
      })),
    [coverageByYear, t, format, atLeast],
  );
  return useCallback(
    (context: FigureContext) =>
      drawCoverageYears(
        {
          bars,
          words: countryBars,
          formatYear: format.year,
          format: format.number,
          ...(height === undefined ? {} : { height }),
        },
        context,
      ),
    [bars, countryBars, format, height],
  );
}

/** In how many initiatives the country takes part, year by year. */
export function SeatsCard(properties: {
  readonly country: Country;
  readonly standing: Standing;
  readonly asOf: string;
  readonly request: Request;
}) {
  const { country, standing, asOf, request } = properties;
  const { t } = useWords();
  const captionOf = useCaption();
  const { countryBars } = useChartWords();
  const { coverageByYear } = standing.country;
  const draw = useDrawYears(standing);
  if (coverageByYear.length === 0) return null;
  const { provenance, incompleteInitiatives, initiatives } = standing.coParticipation;
  const title = t('years.title', { country: country.name });
  return (
    <FigureCard
      id="seats"
      title={title}
      subtitle={t('years.subtitle')}
      caption={captionOf(asOf, provenance)}
      description={title}
      draw={draw}
      table={{
        columns: [
          { key: 'year', label: t('years.day') },
          { key: 'coverage', label: countryBars.sure, numeric: true },
          { key: 'notKnown', label: countryBars.notKnown, numeric: true },
        ],
        rows: coverageByYear.map((point) => ({
          year: point.asOf,
          coverage: point.coverage,
          notKnown: point.possibleCoverage - point.coverage,
        })),
      }}
      provenance={provenance}
      request={request}
      facts={{ countries: [country.code] }}
      asOf={asOf}
      lists={{ asOf, initiatives, incompleteInitiatives }}
    />
  );
}
