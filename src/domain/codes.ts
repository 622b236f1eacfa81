import { badInput, type RollcallError } from '../common/rollcall-error.js';
import { didYouMean, unknownWords } from './nearest.js';
import type { Country, Roll } from './roll.js';

const otherCodes = new WeakMap<readonly Country[], ReadonlyMap<string, readonly Country[]>>();

/** States by their alpha-2 and M49 codes. */
function byOtherCodes({ countries }: Roll): ReadonlyMap<string, readonly Country[]> {
  let known = otherCodes.get(countries);
  if (!known) {
    const found = new Map<string, Country[]>();
    for (const country of countries) {
      for (const code of [country.alpha2, country.m49]) found.set(code, [...(found.get(code) ?? []), country]);
    }
    known = found;
    otherCodes.set(countries, known);
  }
  return known;
}

/**
 * The state of an ISO 3166-1 alpha-3 or alpha-2 or a UN M49 code; undefined where none has it. Throws BAD_USER_INPUT for
 * an alpha-2 or M49 code of several.
 */
export function countryOfCode(roll: Roll, code: string, argument: string): Country | undefined {
  const country = roll.countryByCode.get(code);
  if (country) return country;
  const [first, ...others] = byOtherCodes(roll).get(code) ?? [];
  if (others.length === 0) return first;
  const meant = [first!, ...others].map(({ code: alpha3, names }) => `${alpha3} (${names.en})`);
  throw badInput(argument, `'${code}' may be ${meant.join(' or ')}: name the state by its alpha-3 code`);
}

/** Index of the state of that alpha-3, alpha-2 or M49 code; throws BAD_USER_INPUT with the nearest known codes where there is none. */
export function countryNamed(roll: Roll, code: string, argument: string): number {
  const country = countryOfCode(roll, code, argument);
  if (country) return country.index;
  const known = roll.countries.map(({ code: alpha3, names }) => ({ code: alpha3, name: names.en }));
  throw unknownCountry(code, known, argument);
}

/** What is to be said of a code that none of these states has. */
export function unknownCountry(
  code: string,
  countries: readonly { readonly code: string; readonly name: string }[],
  argument: string,
): RollcallError {
  const known = countries.flatMap((country) => [country.code, `${country.code} (${country.name})`]);
  return badInput(argument, `there is no country '${code}'${didYouMean(code, known)}`);
}

/**
 * Indices of the states and organisations of some codes, in their order. A state is named by its alpha-3, alpha-2 or M49
 * code, an organisation by its own. What is an organisation's code and the alpha-2 of a state as well (AU) is the
 * organisation's, as long as no other code of the list is an alpha-2 or M49: beside one it may be meant either way. Throws
 * BAD_USER_INPUT for that, and for a code that nobody has.
 */
export function participantsCoded(roll: Roll, codes: readonly string[], argument: string): number[] {
  const isOther = (code: string) => !roll.countryByCode.has(code) && !roll.organisationByCode.has(code);
  const other = codes.find((code) => isOther(code) && byOtherCodes(roll).has(code));
  return codes.flatMap((code) => {
    const organisation = roll.organisationByCode.get(code);
    const state = organisation ? roll.countryByCode.get(code) : countryOfCode(roll, code, argument);
    const mistaken = organisation && !state ? byOtherCodes(roll).get(code)?.[0] : undefined;
    if (mistaken && other !== undefined) {
      throw badInput(
        argument,
        `'${code}' is the organisation ${organisation!.names.en}, and beside '${other}' may be meant for ${mistaken.names.en}: name states by their alpha-3 codes (${mistaken.code}) where an organisation is among them`,
      );
    }
    const found = [state, organisation].flatMap((participant) => (participant ? [participant.index] : []));
    if (found.length > 0) return found;
    const known = [...roll.countryByCode.keys(), ...roll.organisationByCode.keys()];
    throw badInput(argument, `there is no state or organisation '${code}'${didYouMean(code, known)}`);
  });
}

/**
 * The states of some such codes, by alpha-3 code. Throws BAD_USER_INPUT for codes that nobody has, all of them with the nearest
 * known ones, and for a state that is named twice.
 */
export function countriesCoded(roll: Roll, codes: readonly string[], argument: string): Country[] {
  const found = new Map<Country, string>();
  const unknown: string[] = [];
  for (const code of codes) {
    const country = countryOfCode(roll, code.toUpperCase(), argument);
    if (!country) unknown.push(code);
    else if (found.has(country)) {
      throw badInput(argument, `${country.code} is named twice: as '${found.get(country)}' and as '${code}'`);
    } else found.set(country, code);
  }
  if (unknown.length > 0) {
    const known = [...roll.countryByCode.keys()];
    throw badInput(argument, `no state on record has the code ${unknownWords(unknown, known)}`);
  }
  return [...found.keys()].sort((one, other) => one.index - other.index);
}
