import type { FieldPolicy, InMemoryCacheConfig, TypePolicies } from '@apollo/client/cache';
import { embeddedTypes, figures, pagedLists, possibleTypes } from './generated/cache-facts.js';

/** As a cache keeps a page of a list, or several that were put together. */
interface KeptPages {
  readonly edges?: readonly unknown[];
  readonly nodes?: readonly unknown[];
  readonly pageInfo?: {
    readonly hasNextPage?: boolean;
    readonly hasPreviousPage?: boolean;
    readonly startCursor?: string | null;
    readonly endCursor?: string | null;
  };
}

/**
 * How Apollo Client keeps what Rollcall answers, for `new InMemoryCache(rollcallCache())`. An identifier names the state in
 * which an object was read, so that objects of two releases are two; everything without one stands in its own answer.
 * Pages that adjoin are put together, whether edges or nodes are asked for; any other page takes the place of the list.
 * Put your own policies in `typePolicies`: of one type they are taken field by field.
 */
export function rollcallCache(more: InMemoryCacheConfig = {}): InMemoryCacheConfig {
  const typePolicies: TypePolicies = {};
  for (const type of embeddedTypes) typePolicies[type] = { keyFields: false };
  for (const [type, lists] of Object.entries(pagedLists)) {
    const fields = Object.entries(lists).map(([list, keyArgs]) => [list, pagesOf(keyArgs)] as const);
    typePolicies[type] = { ...typePolicies[type], fields: Object.fromEntries(fields) };
  }
  const query = typePolicies.Query?.fields as Record<string, FieldPolicy>;
  for (const figure of figures) query[figure] = FIGURE;
  for (const [type, policy] of Object.entries(more.typePolicies ?? {})) {
    const fields = { ...typePolicies[type]?.fields, ...policy.fields };
    typePolicies[type] = { ...typePolicies[type], ...policy, fields };
  }
  return { ...more, possibleTypes: { ...possibleTypes, ...more.possibleTypes }, typePolicies };
}

/** Two answers to one question about a release tell of the same state; about the newest data the later one stands alone. */
const FIGURE: FieldPolicy = {
  merge(existing, incoming, { args, mergeObjects }) {
    const lasts = typeof args?.counting?.release === 'string';
    return existing && incoming && lasts ? mergeObjects(existing, incoming) : incoming;
  },
};

function pagesOf(keyArgs: string[]): FieldPolicy<KeptPages> {
  return {
    keyArgs,
    merge(existing, incoming, { args }) {
      if (!existing || !incoming) return incoming;
      const { after, before } = args ?? {};
      if (after && after === existing.pageInfo?.endCursor) return joined(existing, incoming, incoming);
      if (before && before === existing.pageInfo?.startCursor) return joined(incoming, existing, incoming);
      return incoming;
    },
  };
}

/** Two pages as one; what is said of the whole list is taken from the `later` answer. */
function joined(head: KeptPages, tail: KeptPages, later: KeptPages): KeptPages {
  const pageInfo = { ...later.pageInfo };
  if (head.pageInfo?.startCursor !== undefined) pageInfo.startCursor = head.pageInfo.startCursor;
  if (head.pageInfo?.hasPreviousPage !== undefined) pageInfo.hasPreviousPage = head.pageInfo.hasPreviousPage;
  if (tail.pageInfo?.endCursor !== undefined) pageInfo.endCursor = tail.pageInfo.endCursor;
  if (tail.pageInfo?.hasNextPage !== undefined) pageInfo.hasNextPage = tail.pageInfo.hasNextPage;
  return {
    ...later,
    ...(head.edges && tail.edges && { edges: [...head.edges, ...tail.edges] }),
    ...(head.nodes && tail.nodes && { nodes: [...head.nodes, ...tail.nodes] }),
    pageInfo,
  };
}
