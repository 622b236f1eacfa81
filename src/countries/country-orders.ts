import type { Steps } from '../common/steps.js';
import { participantNameKey } from '../domain/name-keys.js';
import { populationIn } from '../domain/population.js';
import type { Country, Roll } from '../domain/roll.js';
import type { CountryOrderField } from '../generated/graphql.js';
import type { SortKeys } from '../graphql/ordered-list.js';

/** What countries are ordered by, each by its index; `coverage` and `year` are those of the question. */
export function countryKeys(roll: Roll, coverage: () => Steps<Int32Array>, year: number): SortKeys<CountryOrderField> {
  const country = (index: number) => roll.participantAt[index] as Country;
  return {
    CODE: () => (index) => index,
    ALPHA2: () => (index) => alphabetic(country(index).alpha2),
    M49: () => (index) => numeric(country(index).m49),
    NAME: (locale) => participantNameKey(roll, locale),
    *COVERAGE() {
      const counted = yield* coverage();
      return (index) => counted[index]!;
    },
    POPULATION: () => (index) => populationIn(roll, country(index), year)?.figure ?? null,
  };
}

/** An M49 code as a number. */
function numeric(code: string | null): number | null {
  return code === null ? null : Number(code);
}

/** A code of two letters as a number that sorts like it. */
function alphabetic(code: string | null): number | null {
  if (code === null) return null;
  return code.charCodeAt(0) * 0x1_0000 + code.charCodeAt(1);
}
