import { RollcallError } from '../common/rollcall-error.js';
import { countryOfCode } from '../domain/codes.js';
import type { Country, Initiative, Organisation, Roll } from '../domain/roll.js';
import { type AddressParts, type PageAddress, pathOf } from './addresses.js';

/** What a page is about, as the roll has it. */
export type Thing =
  | { readonly kind: 'country'; readonly country: Country }
  | { readonly kind: 'initiative'; readonly initiative: Initiative }
  | { readonly kind: 'organisation'; readonly organisation: Organisation };

/** Where an address leads. */
export type Destination =
  | { readonly to: 'page'; readonly page: PageAddress; readonly thing: Thing | null }
  /** The same page is written otherwise: `path` is below the root. */
  | { readonly to: 'other-path'; readonly path: string }
  | { readonly to: 'nothing' };

const NOTHING: Destination = { to: 'nothing' };

/**
 * What an address names, looked up in a roll. `path` is the one asked for, below the root: one that differs by case, by a
 * former name, by another code of the same state or by a slash at the end leads to the one that stands.
 */
export function resolve(roll: Roll, path: string, { page, thing: named, path: written }: AddressParts): Destination {
  if (named === null) return path === written ? { to: 'page', page, thing: null } : { to: 'other-path', path: written };
  const thing = find(roll, page, named);
  if (thing === null) return NOTHING;
  const standing = pathOf(page, nameOf(thing));
  return isSamePath(path, standing) ? { to: 'page', page, thing: thing } : { to: 'other-path', path: standing };
}

function find(roll: Roll, { of }: PageAddress, named: string): Thing | null {
  switch (of) {
    case 'country': {
      const country = countryCalled(roll, named.toUpperCase());
      return country ? { kind: 'country', country } : null;
    }
    case 'initiative': {
      const initiative = roll.initiativeBySlug.get(named) ?? roll.initiativeBySlug.get(named.toLowerCase());
      return initiative ? { kind: 'initiative', initiative } : null;
    }
    case 'organisation': {
      const organisation =
        roll.organisationByCode.get(named) ??
        roll.organisations.find(({ code }) => code.toLowerCase() === named.toLowerCase());
      return organisation ? { kind: 'organisation', organisation } : null;
    }
    case undefined:
      return null;
  }
}

/** A code that may be one state's or another's names no page. */
function countryCalled(roll: Roll, code: string): Country | undefined {
  try {
    return countryOfCode(roll, code, 'code');
  } catch (error) {
    if (error instanceof RollcallError) return undefined;
    throw error;
  }
}

/** As it stands in an address. */
export function nameOf(thing: Thing): string {
  switch (thing.kind) {
    case 'country':
      return thing.country.code;
    case 'initiative':
      return thing.initiative.slug;
    case 'organisation':
      return thing.organisation.code;
  }
}

/** Alike whatever is written in percent signs: both are the same address. */
function isSamePath(path: string, other: string): boolean {
  try {
    return decodeURIComponent(path) === decodeURIComponent(other);
  } catch {
    return false;
  }
}
