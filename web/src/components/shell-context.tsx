import { createContext, useContext } from 'react';
import type { ParticipationFilter } from '../generated/graphql.js';

/** A text or list that a figure rests on, besides the facts. */
export interface Source {
  readonly key: string;
  readonly name: string;
  /** Address of its page in the dashboard. */
  readonly page?: string;
  readonly publisher: string | null;
  readonly url: string | null;
}

export interface FactsRequest {
  readonly title: string;
  /** Which facts; absent where the figure rests on `sources` alone. */
  readonly filter?: ParticipationFilter;
  readonly sources?: readonly Source[];
  /** Heading of the sources. */
  readonly sourcesTitle?: string;
  /** The day asked about, where it is not the view's. */
  readonly asOf?: string;
  /** The country that it is about, where it is about one: its absences and its page are a step away. */
  readonly country?: string;
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
  /** Tells the frame of the page that the view has a figure of this id. */
  readonly haveFigure: (id: string) => void;
  /** Tells the frame of the page the address of the question behind a figure; gives back how to take it away. */
  readonly askAbout: (address: string) => () => void;
}

export const ShellContext = createContext<Shell | null>(null);

export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (!shell) throw new Error('useShell: used outside the shell');
  return shell;
}
