import { useEffect, useRef, useState } from 'react';
import { type AnyVariables, type CombinedError, type OperationContext, type TypedDocumentNode, useQuery } from 'urql';

export interface Answer<Data> {
  /** The last answer: on new variables the old one stays until the new one is here. */
  readonly data: Data | undefined;
  readonly error: CombinedError | undefined;
  readonly fetching: boolean;
  readonly retry: () => void;
}

/** While the server can not be reached, asks again this often. */
const RETRY_MILLISECONDS = 3000;

/** Asks the API; `context` must stay the same object. A server that can not be reached is asked again until it answers. */
export function useAnswer<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  pause = false,
  context?: Partial<OperationContext>,
): Answer<Data> {
  const [result, execute] = useQuery<Data, Variables>({ query, variables, pause, context } as never);
  const last = useRef<Data | undefined>(undefined);
  if (result.data !== undefined && result.data !== null && !result.error) last.current = result.data;
  const [unreachable, setUnreachable] = useState(false);
  const networkError = result.error?.networkError !== undefined;
  useEffect(() => setUnreachable(networkError), [networkError]);
  useEffect(() => {
    if (!unreachable) return;
    const timer = setInterval(() => execute({ requestPolicy: 'network-only' }), RETRY_MILLISECONDS);
    return () => clearInterval(timer);
  }, [unreachable, execute]);
  return {
    data: result.error ? undefined : last.current,
    error: result.error,
    fetching: result.fetching || result.stale,
    retry: () => execute({ requestPolicy: 'network-only' }),
  };
}
