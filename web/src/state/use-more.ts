import { useMemo, useState } from 'react';
import { type AnyVariables, type CombinedError, type OperationContext, type TypedDocumentNode, useClient } from 'urql';

interface PageOf<Node> {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly Node[];
}

export interface More<Node> {
  /** The nodes of the first page and of every page fetched since. */
  readonly nodes: readonly Node[];
  readonly totalCount: number;
  readonly hasNextPage: boolean;
  readonly fetching: boolean;
  readonly error: CombinedError | undefined;
  /** Fetches the page after the last one. */
  readonly more: () => void;
}

const NONE: readonly never[] = [];

/**
 * The pages after the first page of a list, one by one as the reader asks for them. They belong to the question asked:
 * when its variables change they are left, and the list starts again with the first page.
 */
export function useMore<Data, Variables extends AnyVariables & { after?: string | null }, Node>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  first: Data | undefined,
  pageOf: (data: Data) => PageOf<Node> | null | undefined,
  context?: Partial<OperationContext>,
): More<Node> {
  const client = useClient();
  const [pages, setPages] = useState<{ first: Data; later: readonly PageOf<Node>[] } | null>(null);
  const [asking, setAsking] = useState<{ first: Data; error?: CombinedError } | null>(null);
  const firstPage = first === undefined ? undefined : pageOf(first);
  const later = pages !== null && pages.first === first ? pages.later : NONE;
  const nodes = useMemo(
    () => [...(firstPage?.nodes ?? []), ...later.flatMap((page) => page.nodes)],
    [firstPage, later],
  );
  const last = later.at(-1) ?? firstPage;
  const current = asking !== null && asking.first === first ? asking : null;
  return {
    nodes,
    totalCount: firstPage?.totalCount ?? 0,
    hasNextPage: last?.pageInfo.hasNextPage ?? false,
    fetching: current !== null && current.error === undefined,
    error: current?.error,
    more: () => {
      if (first === undefined || !last) return;
      setAsking({ first });
      void client
        .query(query, { ...variables, after: last.pageInfo.endCursor }, context)
        .toPromise()
        .then(({ data, error }) => {
          const page = data === undefined ? undefined : pageOf(data);
          if (error || !page) {
            setAsking((now) => (now?.first !== first ? now : error ? { first, error } : null));
            return;
          }
          setPages({ first, later: [...later, page] });
          setAsking((now) => (now?.first === first ? null : now));
        });
    },
  };
}
