import { type Day, yearOf } from './day.js';
import { groupsInScheme, membersAt, NOT_CLASSIFIED, universeAt } from './groups.js';
import { OwnedCache } from './owned-cache.js';
import { populationIn } from './population.js';
import type { Country, Group, Roll, Scheme, Universe } from './roll.js';

/** A group of a scheme within the universe. */
export interface Part {
  readonly group: Group;
  /** By code. */
  readonly members: readonly Country[];
  /** Inhabitants of the members that have a figure. */
  readonly population: number;
}

/** The universe at a day, split by a scheme: every state is in exactly one part (method, section 5). */
export interface Partition {
  readonly scheme: Scheme;
  /** By code. */
  readonly universe: readonly Country[];
  /** In the scheme's order, then `not-classified` where somebody is in none. */
  readonly parts: readonly Part[];
  /** Inhabitants of each state of the universe, by its index; 0 where there is no figure. */
  readonly populationOf: Float64Array;
  readonly population: number;
  readonly withoutPopulation: readonly Country[];
  /** States whose figure is of another year than the day's. */
  readonly populationOfOtherYear: readonly { readonly country: Country; readonly year: number }[];
}

const partitions = new OwnedCache<Partition>(
  'partition',
  ({ universe, populationOf }) => populationOf.byteLength + BYTES_A_STATE * universe.length + 1_000,
);
/** A state stands in the universe, in its part and, at most, in two of the lists on population. */
const BYTES_A_STATE = 80;

/**
 * Splits the universe at `day` into the groups of a scheme as they were composed at `composition`: the same day
 * (AT_DATE) or another (FIXED; method, section 5, composition). A state that a scheme lists in two groups counts in the first; a state of the universe
 * that none lists is in the scheme's complement, else in `not-classified`.
 */
export function partitionAt(
  roll: Roll,
  scheme: Scheme,
  day: Day,
  universe: Universe,
  composition: Day = day,
): Partition {
  // Groups that only a question names are not kept: there is no limit to how many there may be.
  if (scheme.ownGroups) return split(roll, scheme, day, universe, composition);
  return partitions.get(roll, [scheme.slug, day, composition, universe].join(' '), () =>
    split(roll, scheme, day, universe, composition),
  );
}

function split(roll: Roll, scheme: Scheme, day: Day, universe: Universe, composition: Day): Partition {
  const states = universeAt(roll, day, universe);
  const groups = groupsInScheme(roll, scheme);
  const complement = groups.findIndex(({ composition: { of } }) => of === 'COMPLEMENT' || of === 'OUTSIDE');
  const lists = groups.map((group, groupIndex) =>
    groupIndex === complement ? null : membersAt(roll, group, composition),
  );
  const members: Country[][] = groups.map(() => []);
  const unclassified: Country[] = [];
  for (const country of states) {
    const listed = lists.findIndex((list) => list?.has(country.index));
    (members[listed >= 0 ? listed : complement] ?? unclassified).push(country);
  }
  const populationOf = new Float64Array(roll.participantAt.length);
  const withoutPopulation: Country[] = [];
  const populationOfOtherYear: { country: Country; year: number }[] = [];
  const year = yearOf(day);
  for (const country of states) {
    const population = populationIn(roll, country, year);
    if (!population) withoutPopulation.push(country);
    else {
      populationOf[country.index] = population.figure;
      if (population.year !== year) populationOfOtherYear.push({ country, year: population.year });
    }
  }
  const inhabitants = (countries: readonly Country[]): number =>
    countries.reduce((sum, { index }) => sum + populationOf[index]!, 0);
  const part = (group: Group, countries: readonly Country[]): Part => ({
    group,
    members: countries,
    population: inhabitants(countries),
  });
  return {
    scheme,
    universe: states,
    parts: [
      ...groups.map((group, groupIndex) => part(group, members[groupIndex]!)),
      ...(unclassified.length > 0 ? [part(notClassified(scheme), unclassified)] : []),
    ],
    populationOf,
    population: inhabitants(states),
    withoutPopulation,
    populationOfOtherYear,
  };
}

const NAMES = {
  en: 'Not classified',
  zh: '未分类',
  ar: 'غير مصنفة',
  es: 'Sin clasificar',
  fr: 'Non classés',
  ru: 'Не классифицированы',
};

/** The group of the states that are in no group of a scheme. Its members are those of a complement of all its groups. */
export function notClassified(scheme: Scheme): Group {
  return {
    slug: NOT_CLASSIFIED,
    names: NAMES,
    definition: `States that the scheme ${scheme.slug} puts in none of its groups.`,
    url: null,
    composition: { of: 'COMPLEMENT', scheme: scheme.slug },
  };
}
