import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import {
  type AddressProblem,
  openingOf,
  readState,
  SHARED_PARAMETERS,
  type ViewState,
  writeState,
} from './view-state.js';

/** `passing`: one of many intermediate states, as while a slider moves; it replaces the entry in the browser's history. */
export interface ChangeOptions {
  readonly passing?: boolean;
}

export interface View {
  readonly state: ViewState;
  readonly problems: readonly AddressProblem[];
  /** A parameter of this view alone. */
  readonly parameter: (name: string) => string | null;
  /** Changes the address; null takes a parameter away. Own parameters of the view stay unless named. */
  readonly change: (
    state: Partial<ViewState>,
    parameters?: Readonly<Record<string, string | null>>,
    options?: ChangeOptions,
  ) => void;
  /** Address of another page of the dashboard with the same state, for the router's links. */
  readonly to: (path: string, state?: Partial<ViewState>, parameters?: Readonly<Record<string, string>>) => string;
}

/** The state of the view: it is the address, so that a link shows the same thing to the next reader. */
export function useView(): View {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const query = useMemo(() => new URLSearchParams(search), [search]);
  const { state, problems } = useMemo(() => readState(query, openingOf(path)), [query, path]);
  const parameter = useCallback((name: string) => query.get(name), [query]);
  const change = useCallback(
    (
      changes: Partial<ViewState>,
      ownChanges: Readonly<Record<string, string | null>> = {},
      { passing = false }: ChangeOptions = {},
    ) => {
      const next = writeState({ ...state, ...changes }, openingOf(path));
      for (const [name, value] of query) {
        if (!(SHARED_PARAMETERS as readonly string[]).includes(name) && !(name in ownChanges)) next.set(name, value);
      }
      for (const [name, value] of Object.entries(ownChanges)) if (value !== null) next.set(name, value);
      navigate(`${path}?${next}`, { replace: passing });
    },
    [navigate, path, query, state],
  );
  const to = useCallback(
    (target: string, changes: Partial<ViewState> = {}, ownParameters: Readonly<Record<string, string>> = {}) => {
      const next = writeState({ ...state, ...changes }, openingOf(target));
      for (const [name, value] of Object.entries(ownParameters)) next.set(name, value);
      return `${target}?${next}`;
    },
    [state],
  );
  return { state, problems, parameter, change, to };
}
