import { MOST_PER_PAGE } from './connection.js';

/** A page of a connection of the API. */
export interface Page<T> {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly T[];
}

/** Fields of the API for a {@link Page} of participations; the participant or the initiative is asked for beside them. */
export const participationPage = (other: string) =>
  `totalCount pageInfo { hasNextPage endCursor } nodes { id role validFrom validTo datePrecision validToPrecision
    confidence recordedAt ${other} }`;

export interface Participation {
  readonly role: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly datePrecision: string;
  readonly validToPrecision: string | null;
  readonly confidence: string;
}

/** All that a connection lists, page by page; `ask` asks for the page after a cursor. */
export async function allPages<T>(
  ask: (page: { readonly first: number; readonly after: string | null }) => Promise<Page<T>>,
): Promise<{ readonly totalCount: number; readonly nodes: readonly T[] }> {
  const nodes: T[] = [];
  let after: string | null = null;
  for (;;) {
    const page: Page<T> = await ask({ first: MOST_PER_PAGE, after });
    nodes.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return { totalCount: page.totalCount, nodes };
    after = page.pageInfo.endCursor;
  }
}
