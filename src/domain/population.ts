import type { Country, Roll } from './roll.js';

/**
 * Inhabitants of a country in a year: of the latest year on record not after it, else of the earliest (method,
 * section 5). Null where there is no figure. `year` says which year was used.
 */
export function populationIn(roll: Roll, country: Country, year: number): { figure: number; year: number } | null {
  const series = roll.population[country.index];
  if (!series || series.years.length === 0) return null;
  let yearIndex = 0;
  for (let i = 0; i < series.years.length; i++) if (series.years[i]! <= year) yearIndex = i;
  return { figure: series.figures[yearIndex]!, year: series.years[yearIndex]! };
}

/** The sum over countries, with those that have no figure and those whose figure is of another year. */
export function populationOf(
  roll: Roll,
  countries: readonly Country[],
  year: number,
): { total: number; without: Country[]; otherYears: { country: Country; year: number }[] } {
  let total = 0;
  const without: Country[] = [];
  const otherYears: { country: Country; year: number }[] = [];
  for (const country of countries) {
    const population = populationIn(roll, country, year);
    if (!population) without.push(country);
    else {
      total += population.figure;
      if (population.year !== year) otherYears.push({ country, year: population.year });
    }
  }
  return { total, without, otherYears };
}
