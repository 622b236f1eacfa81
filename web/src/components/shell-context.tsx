import { createContext, useContext } from 'react';
import type { ParticipationFilter } from '../generated/graphql.js';

export interface FactsRequest {
  readonly title: string;
  readonly filter: ParticipationFilter;
  /** The day asked about, where it is not the view's. */
  readonly asOf?: string;
  /** True: ended participations too, whatever the presence. */
  readonly history?: boolean;
}

export interface Shell {
  /** True inside an iframe view: no frame of the page, one figure. */
  readonly embedded: boolean;
  /** The figure shown alone; null: all of the view. */
  readonly onlyFigure: string | null;
  /** Opens the facts beneath a mark. */
  readonly showFacts: (request: FactsRequest) => void;
  readonly dark: boolean;
}

export const ShellContext = createContext<Shell | null>(null);

export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (!shell) throw new Error('useShell: used outside the shell');
  return shell;
}
