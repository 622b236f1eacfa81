import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../components/choice.js';
import { Controls, PresenceChoice, useGroupOptions, useRuleInWords } from '../components/controls.js';
import { DayField } from '../components/day-field.js';
import { type Countings, DistributionCard, MovedStates, type Side, useMoved } from '../components/distribution-card.js';
import { useSelectionName } from '../components/selection-name.js';
import { useShell } from '../components/shell-context.js';
import { Unanswered, Waiting } from '../components/states.js';
import { CompareViewDocument, type Presence, WhatIfViewDocument } from '../generated/graphql.js';
import { coverageByCode } from '../lib/blocks.js';
import { lazyAgain } from '../lib/fetch-again.js';
import { type StandingByCode, standingByCode } from '../lib/standings.js';
import { useFormat } from '../lib/use-format.js';
import { useTerm } from '../lib/use-term.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useQuestion } from '../state/use-question.js';
import { useView } from '../state/use-view.js';
import { countingOf, dayOf, isDay, NO_SELECTION, selectionOf, type ViewState } from '../state/view-state.js';
import { CompareSchemes, FIRST_SCHEME, SECOND_SCHEME } from './compare-schemes.js';

type Mode = 'multiples' | 'sides' | 'schemes' | 'whatIf';

const HEADINGS: Readonly<Record<Mode, string>> = {
  multiples: 'compare.headingMultiples',
  sides: 'compare.heading',
  schemes: 'compare.headingSchemes',
  whatIf: 'whatIf.heading',
};

function modeOf(parameter: (name: string) => string | null): Mode {
  if (parameter('with') !== null) return 'multiples';
  if (parameter('suppose') !== null) return 'whatIf';
  return parameter('scheme1') !== null || parameter('scheme2') !== null ? 'schemes' : 'sides';
}

const Multiples = lazyAgain(async () => ({ default: (await import('../multiples/multiples.js')).Multiples }));

/** Countings side by side, and a figure with and without supposed participations. */
export default function Compare() {
  const { parameter } = useView();
  const { embedded } = useShell();
  const { t } = useTranslation();
  const mode = modeOf(parameter);
  return (
    <>
      {!embedded && <h1 className="page-title">{t(HEADINGS[mode])}</h1>}
      {!embedded && <Question />}
      {!embedded && <Controls scheme={mode === 'multiples'} selection={mode !== 'multiples'} />}
      {mode === 'multiples' ? (
        <Suspense fallback={<Waiting tall />}>
          <Multiples />
        </Suspense>
      ) : mode === 'whatIf' ? (
        <WhatIf />
      ) : mode === 'schemes' ? (
        <CompareSchemes />
      ) : (
        <SideBySide />
      )}
    </>
  );
}

interface Choosable {
  readonly mode: Mode;
  readonly label: string;
  /** What it puts into the address, and takes out. */
  readonly parameters: Readonly<Record<string, string | null>>;
  readonly state?: Partial<ViewState>;
}

/** What is compared with what. */
function Question() {
  const { t } = useTranslation();
  const { parameter, change } = useView();
  const mode = modeOf(parameter);
  // Each choice takes away what the others put into the address.
  const choices: readonly Choosable[] = [
    {
      mode: 'sides',
      label: t('compare.sides'),
      parameters: { with: null, suppose: null, scheme1: null, scheme2: null },
    },
    {
      mode: 'multiples',
      label: t('compare.multiples'),
      parameters: { with: 'families:oecd_g7;leads:CHN', suppose: null, scheme1: null, scheme2: null },
      state: { ...NO_SELECTION, families: ['UN_SYSTEM'] },
    },
    {
      mode: 'schemes',
      label: t('compare.schemes'),
      parameters: { with: null, suppose: null, scheme1: FIRST_SCHEME, scheme2: SECOND_SCHEME },
    },
    {
      mode: 'whatIf',
      label: t('compare.whatIf'),
      parameters: { with: null, suppose: 'oecd-ai-principles@african-union', scheme1: null, scheme2: null },
    },
  ];
  return (
    <div className="switches">
      <fieldset className="segmented">
        <legend className="visually-hidden">{t('compare.which')}</legend>
        {choices.map((choice) => (
          <label key={choice.mode}>
            <input
              type="radio"
              name="which"
              checked={mode === choice.mode}
              onChange={() => change(choice.state ?? {}, choice.parameters)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </fieldset>
    </div>
  );
}

/** The other counting: what it does not name is the same as in the first. */
function useOther() {
  const { state, parameter } = useView();
  const frame = useFrame();
  const set = parameter('set2');
  const at = parameter('at2');
  const presence = parameter('presence2')?.toUpperCase();
  const other = {
    ...state,
    ...(set ? { ...NO_SELECTION, set } : {}),
    ...(presence === 'CURRENT' || presence === 'CUMULATIVE' ? { presence: presence as typeof state.presence } : {}),
  };
  // With nothing named, the same question is asked of the last day of the data.
  const fallback = set || presence ? dayOf(state, frame.dataThrough) : frame.dataThrough;
  return { other, asOf: at !== null && isDay(at) ? at : fallback };
}

function SideBySide() {
  const { t } = useTranslation();
  const term = useTerm();
  const format = useFormat();
  const frame = useFrame();
  const { state, change } = useView();
  const { embedded } = useShell();
  const { other, asOf } = useOther();
  const name = useSelectionName();
  const variables = {
    ...useQuestion(),
    otherSelection: selectionOf(other),
    otherAsOf: asOf,
    otherCounting: countingOf(other),
  };
  const answer = useAnswer(CompareViewDocument, variables);
  const setName = (slug: string | null) => frame.sets.find((set) => set.slug === slug)?.name ?? slug ?? name;
  const controls = (
    <form className="controls" aria-label={t('compare.other')} onSubmit={(event) => event.preventDefault()}>
      <Choice
        label={t('compare.otherSet')}
        value={other.set ?? ''}
        options={frame.sets.map((set) => ({ value: set.slug, label: set.name }))}
        onChange={(value) => change({}, { set2: value === state.set ? null : value })}
      />
      <DayField label={t('control.asOf')} value={asOf} onChange={(day) => change({}, { at2: day })} />
      <PresenceChoice
        value={other.presence}
        onChange={(value) => change({}, { presence2: value === state.presence ? null : value.toLowerCase() })}
      />
    </form>
  );
  if (answer.error) return <Unanswered controls={controls} answer={answer} />;
  if (!answer.data) return <Waiting tall />;
  const { one: first, other: second } = answer.data;
  const [firstStandings, secondStandings] = [
    standingByCode(answer.data.oneStandings.rows),
    standingByCode(answer.data.otherStandings.rows),
  ];
  const describe = (side: Side, set: string | null, presence: Presence) =>
    t('table.caption', {
      selection: setName(set),
      day: format.day(side.asOf),
      rule: [term('presence', presence), term('blocs', side.provenance.blocs)].join(t('list.comma')),
    });
  return (
    <>
      {!embedded && controls}
      <div className="pair">
        <DistributionCard
          id="compare-one"
          side={first}
          standings={firstStandings}
          beside={second}
          caption={describe(first, state.set, state.presence)}
          request={{ document: CompareViewDocument as never, variables }}
        />
        <DistributionCard
          id="compare-other"
          side={second}
          standings={secondStandings}
          beside={first}
          caption={describe(second, other.set, other.presence)}
          request={{ document: CompareViewDocument as never, variables }}
        />
      </div>
      {!embedded && <Moves countings={answer.data} />}
    </>
  );
}

function Moves({ countings }: { countings: Countings }) {
  const { t } = useTranslation();
  const format = useFormat();
  const moved = useMoved(countings);
  return (
    <MovedStates
      countings={countings}
      moved={moved}
      heading={t('compare.moved', { number: format.number(moved.length) })}
    />
  );
}

/** `initiative@group`, or `initiative@KEN,NGA`: capital letters are codes of countries. */
function readSuppose(text: string): { initiative: string; group: string | null; countries: string[] } {
  const [initiative = '', who = ''] = text.split('@');
  const codes = who.split(',').filter((item) => item !== '');
  const named = codes.length > 0 && codes.every((code) => /^[A-Z]{3}$/.test(code));
  return { initiative, group: named ? null : who, countries: named ? codes : [] };
}

function WhatIf() {
  const { t } = useTranslation();
  const format = useFormat();
  const frame = useFrame();
  const { parameter, change } = useView();
  const { embedded } = useShell();
  const groups = useGroupOptions();
  const name = useSelectionName();
  const rule = useRuleInWords();
  const { initiative, group, countries } = readSuppose(parameter('suppose') ?? '');
  const variables = {
    ...useQuestion(),
    suppose: [{ initiative, ...(group === null ? { countries } : { group }) }],
  };
  const answer = useAnswer(WhatIfViewDocument, variables);
  const who =
    group === null
      ? format.list(countries.map((code) => frame.countryInText(code)))
      : (groups.find((option) => option.value === group)?.label ?? group);
  const distribution = answer.data?.distribution;
  const initiatives = distribution?.initiatives ?? [];
  const what = initiatives.find((item) => item.slug === initiative)?.name ?? initiative;
  const controls = (
    <form className="controls" aria-label={t('compare.whatIf')} onSubmit={(event) => event.preventDefault()}>
      <Choice
        label={t('whatIf.who')}
        value={group ?? countries.join(',')}
        options={[
          ...groups.filter((option) => option.value !== ''),
          ...(group === null ? [{ value: countries.join(','), label: who }] : []),
        ]}
        onChange={(value) => change({}, { suppose: `${initiative}@${value}` })}
      />
      <Choice
        label={t('whatIf.joined')}
        value={initiative}
        options={initiatives.map((item) => ({ value: item.slug, label: item.name }))}
        onChange={(value) => change({}, { suppose: `${value}@${group ?? countries.join(',')}` })}
      />
    </form>
  );
  if (answer.error) return <Unanswered controls={controls} answer={answer} />;
  if (!distribution?.baseline) return <Waiting tall />;
  // A state that takes part in more than in the baseline does so by the supposition, and so by its own name.
  const before = coverageByCode(distribution.baseline.buckets);
  const more = [...coverageByCode(distribution.buckets)].filter(([code, k]) => k > (before.get(code) ?? 0));
  const standingsBefore = standingByCode(answer.data!.matrix.rows);
  const standings: StandingByCode = new Map([
    ...standingsBefore,
    ...more.map(([code]) => [code, { standing: 'ITSELF', unsure: standingsBefore.get(code)?.unsure ?? true }] as const),
  ]);
  const atMost = distribution.buckets[0]?.countries.some(({ code }) => standings.get(code)?.unsure) ?? false;
  const none = distribution.buckets[0]?.size ?? 0;
  const noneBefore = distribution.baseline.buckets[0]?.size ?? 0;
  const headline = t(`whatIf.result${group === null ? 'Countries' : ''}${atMost ? 'AtMost' : ''}`, {
    who,
    what,
    before: format.number(noneBefore),
    after: format.number(none),
    all: format.number(distribution.universeSize),
  });
  return (
    <>
      {!embedded && controls}
      <p className="standfirst">{headline}</p>
      <p className="muted">{t('whatIf.notStored')}</p>
      <DistributionCard
        id="what-if"
        side={distribution}
        standings={standings}
        baseline={distribution.baseline.buckets}
        title={t(group === null ? 'whatIf.figureCountries' : 'whatIf.figure', { who, what })}
        caption={t('whatIf.caption', {
          selection: name,
          day: format.day(distribution.asOf),
          who,
          what,
          rule: rule(distribution.provenance),
        })}
        request={{ document: WhatIfViewDocument as never, variables }}
      />
    </>
  );
}
