import type { RollcallError } from '../../common/rollcall-error.js';
import { unknownCountry } from '../../domain/codes.js';
import { unknownInitiative } from '../../domain/selection.js';
import { allPages, type Page } from '../../graphql/all-pages.js';
import type { RollSource } from '../roll-source.js';

const COUNTRIES = `query ($first: Int, $after: String) { countries(first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } nodes { code name } } }`;
const INITIATIVES = `query ($first: Int, $after: String) { initiatives(first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } nodes { slug } } }`;

/** What is to be said of a code that no country has, with those that may have been meant. */
export async function unknownCountryTo(source: RollSource, code: string): Promise<RollcallError> {
  const { nodes } = await allPages(
    async (page) => (await source.ask<{ countries: Page<{ code: string; name: string }> }>(COUNTRIES, page)).countries,
  );
  return unknownCountry(code, nodes, 'code');
}

/** What is to be said of a slug that no initiative has, with those that may have been meant. */
export async function unknownInitiativeTo(source: RollSource, slug: string): Promise<RollcallError> {
  const { nodes } = await allPages(
    async (page) => (await source.ask<{ initiatives: Page<{ slug: string }> }>(INITIATIVES, page)).initiatives,
  );
  const slugs = nodes.map((initiative) => initiative.slug);
  return unknownInitiative(slug, slugs, 'slug');
}
