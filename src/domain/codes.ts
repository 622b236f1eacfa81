import { badInput, type RollcallError } from '../common/rollcall-error.js';
import { didYouMean, unknownWords } from './nearest.js';
import type { Country, Roll } from './roll.js';

const otherCodes = new WeakMap<readonly Country[], ReadonlyMap<string, readonly Country[]>>();

/** States by their alpha-2 and M49 codes. */
function byOtherCodes({ countries }: Roll): ReadonlyMap<string, readonly Country[]> {
  let byCode = otherCodes.get(countries);
  if (!byCode) {
    const statesByCode = new Map<string, Country[]>();
    for (const country of countries) {
      for (const code of [country.alpha2, country.m49]) {
        if (code !== null) statesByCode.set(code, [...(statesByCode.get(code) ?? []), country]);
      }
    }
    byCode = statesByCode;
    otherCodes.set(countries, byCode);
  }
  return byCode;
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
  const named = roll.countries.map(({ code: alpha3, names }) => ({ code: alpha3, name: names.en }));
  throw unknownCountry(code, named, argument);
}

/** What is to be said of a code that none of these states has. */
export function unknownCountry(
  code: string,
  countries: readonly { readonly code: string; readonly name: string }[],
  argument: string,
): RollcallError {
  const candidates = countries.flatMap((country) => [country.code, `${country.code} (${country.name})`]);
  return badInput(argument, `there is no country '${code}'${didYouMean(code, candidates)}`);
}

/**
 * Indices of the states and organisations of some codes, in their order. A state is named by its alpha-3, alpha-2 or M49
 * code, an organisation by its own. A code that is an organisation's and also the alpha-2 of a state (AU) means the
 * organisation, unless another code of the list is an alpha-2 or M49: then it could mean either. Throws BAD_USER_INPUT for
 * such an ambiguous code, and for one that nobody has.
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
    const indices = [state, organisation].flatMap((participant) => (participant ? [participant.index] : []));
    if (indices.length > 0) return indices;
    const knownCodes = [...roll.countryByCode.keys(), ...roll.organisationByCode.keys()];
    throw badInput(argument, `there is no state or organisation '${code}'${didYouMean(code, knownCodes)}`);
  });
}

/**
 * The states of some such codes, by alpha-3 code. Throws BAD_USER_INPUT for codes that nobody has, all of them with the nearest
 * known ones, and for a state that is named twice.
 */
export function countriesCoded(roll: Roll, codes: readonly string[], argument: string): Country[] {
  const codeByState = new Map<Country, string>();
  const unknown: string[] = [];
  for (const code of codes) {
    const country = countryOfCode(roll, code.toUpperCase(), argument);
    if (!country) unknown.push(code);
    else if (codeByState.has(country)) {
      throw badInput(argument, `${country.code} is named twice: as '${codeByState.get(country)}' and as '${code}'`);
    } else codeByState.set(country, code);
  }
  if (unknown.length > 0) {
    const knownCodes = [...roll.countryByCode.keys()];
    throw badInput(argument, `no state on record has the code ${unknownWords(unknown, knownCodes)}`);
  }
  return [...codeByState.keys()].sort((a, b) => a.index - b.index);
}
