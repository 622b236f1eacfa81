import { createContext, type ReactNode, useContext, useMemo } from 'react';
import {
  type CountingRule,
  DEFAULT_RULE,
  DEFAULT_RULE_OF_1_0,
  defaultRoles,
  METHODS,
  NEWEST_METHOD,
  NO_ROLE,
  rolesOfClasses,
} from '../../../src/domain/rule.js';
import { stateInText } from '../../../src/domain/state-names.js';
import {
  type BlocRule,
  CountryNamesDocument,
  FrameDocument,
  type FrameQuery,
  type Locale,
  ReleaseDayDocument,
} from '../generated/graphql.js';
import { useAnswer } from './use-answer.js';
import { useView } from './use-view.js';
import { countingOf, dayOf, type ViewState } from './view-state.js';

export interface Frame {
  readonly dataset: FrameQuery['dataset'];
  readonly sets: FrameQuery['initiativeSets'];
  readonly schemes: FrameQuery['schemes'];
  /** Name of a country by code; the code itself where the roll has none. */
  readonly countryName: (code: string) => string;
  /** Its usual short name, as a sentence has it; in English it may begin with a small article. */
  readonly countryInText: (code: string) => string;
  /** Every country on record, by code. */
  readonly countries: readonly { readonly code: string; readonly name: string; readonly member: boolean }[];
  /** Code by M49, for the outlines of the map. */
  readonly codeByM49: ReadonlyMap<string, string>;
  /** The data's own date: of the release asked, else of the newest data. */
  readonly dataThrough: string;
  /** The day asked about: of the address, else the published figure's, else the data's own. */
  readonly asOf: string;
  readonly locale: Locale;
  /** The counting rule, with what the address leaves open filled in by the method that answers. `roles` is a bit mask. */
  readonly rule: Pick<CountingRule, 'method' | 'blocs' | 'roles'>;
}

/** The edition of the data that a figure rests on. */
export interface Provenance {
  readonly release: string | null;
  readonly revision: string;
  readonly licence: string;
  /** Version of the method and rule on organisations; absent where nothing was counted. */
  readonly method?: string;
  readonly blocs?: BlocRule;
}

const FrameContext = createContext<Frame | null>(null);

export const localeOf = (state: ViewState): Locale => (state.language === 'zh' ? 'ZH' : 'EN');

/** Asks for what every page needs; draws `waiting` or `failed` until it is there. */
export function FrameProvider(properties: {
  children: ReactNode;
  waiting: ReactNode;
  failed: (error: NonNullable<ReturnType<typeof useAnswer>['error']>, retry: () => void) => ReactNode;
}) {
  const { state } = useView();
  const locale = localeOf(state);
  const frame = useAnswer(FrameDocument, { locale });
  const names = useAnswer(CountryNamesDocument, { locale });
  // An earlier release is asked a question without a day; the day of the answer is that release's own date.
  const earlier = state.release !== null && frame.data !== undefined && frame.data.dataset.release !== state.release;
  const release = useAnswer(ReleaseDayDocument, { counting: countingOf(state) }, !earlier);
  // Where the release does not exist the views show the error.
  const answered = earlier ? (release.data?.distribution ?? (release.error ? null : undefined)) : null;
  const value = useMemo<Frame | null>(() => {
    if (!frame.data || !names.data || answered === undefined) return null;
    const dataThrough = answered?.asOf ?? frame.data.dataset.dataThrough;
    const nodes = names.data.countries.nodes;
    const method =
      METHODS.find((candidate) => candidate === (answered?.provenance.method ?? state.method)) ?? NEWEST_METHOD;
    const named = rolesOfClasses(state.roleClasses);
    const byCode = new Map(nodes.map((country) => [country.code, country.name]));
    return {
      dataset: frame.data.dataset,
      sets: frame.data.initiativeSets,
      schemes: frame.data.schemes,
      countryName: (code) => byCode.get(code) ?? code,
      countryInText: (code) => stateInText(code, byCode.get(code) ?? code, state.language),
      countries: nodes.map(({ code, name, unStatus }) => ({ code, name, member: unStatus === 'MEMBER' })),
      codeByM49: new Map(nodes.flatMap(({ code, m49 }) => (m49 === null ? [] : [[m49, code] as const]))),
      dataThrough,
      asOf: dayOf(state, dataThrough),
      locale,
      rule: {
        method,
        blocs:
          answered?.provenance.blocs ??
          state.blocs ??
          (method === '1.0' ? DEFAULT_RULE_OF_1_0.blocs : DEFAULT_RULE.blocs),
        roles: named === NO_ROLE ? defaultRoles({ method }) : named,
      },
    };
  }, [frame.data, names.data, answered, state, locale]);
  const error = frame.error ?? names.error;
  if (error && !value) {
    return properties.failed(error, () => {
      frame.retry();
      names.retry();
    });
  }
  if (!value) return properties.waiting;
  return <FrameContext.Provider value={value}>{properties.children}</FrameContext.Provider>;
}

export function useFrame(): Frame {
  const frame = useContext(FrameContext);
  if (!frame) throw new Error('useFrame: used outside FrameProvider');
  return frame;
}

/** The edition of lists that are always those of the newest data, whatever release is asked for figures. */
export function useNewestProvenance(): Provenance {
  return useFrame().dataset;
}

/** The edition of what is shown as it stands on record, without counting: the release asked for, else the newest data. */
export function useDatasetProvenance(): Provenance {
  const { dataset } = useFrame();
  const { state } = useView();
  const asked = dataset.releases.find(({ name }) => name === state.release);
  return {
    release: asked?.name ?? dataset.release,
    revision: asked?.revision ?? dataset.revision,
    licence: dataset.licence,
  };
}
