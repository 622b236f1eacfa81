import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { drawAbsenceList } from '../../../src/figures/absence-list.js';
import type { FigureContext } from '../../../src/figures/frame.js';
import { drawGapBars } from '../../../src/figures/gap-bars.js';
import { REASONS, type Reason } from '../../../src/figures/reasons.js';
import {
  Choice,
  Controls,
  GroupChoice,
  useCaption,
  useCountryOptions,
  useGroupOptions,
} from '../components/controls.js';
import { DataTable } from '../components/data-table.js';
import { FigureCard, type Request } from '../components/figure-card.js';
import type { Lists } from '../components/lists-note.js';
import { useShell } from '../components/shell-context.js';
import { Empty, Unanswered, Waiting } from '../components/states.js';
import { UnknownCountry } from '../components/unknown-country.js';
import { Words } from '../components/words.js';
import { GapsViewDocument, type GapsViewQuery } from '../generated/graphql.js';
import { capital } from '../lib/citation.js';
import { toCsv } from '../lib/csv.js';
import { save } from '../lib/download.js';
import { fileName } from '../lib/file-name.js';
import { useFormat } from '../lib/use-format.js';
import { useOrganisationNames } from '../lib/use-organisation-names.js';
import { useOwnGroupInWords } from '../lib/use-own-group.js';
import { useChartWords } from '../lib/use-term.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useQuestion } from '../state/use-question.js';
import { useView } from '../state/use-view.js';
import { amongOf, OWN_GROUP } from '../state/view-state.js';

type GapsAnswer = GapsViewQuery['gaps'];
type Absence = GapsAnswer['initiatives'][number]['missing'][number];

/** For a group or a country: what it is absent from, and why. */
export default function Gaps() {
  const { t } = useTranslation();
  const frame = useFrame();
  const { state, parameter, change } = useView();
  const question = useQuestion();
  const country = parameter('country')?.toUpperCase() || null;
  const group = country === null ? parameter('group') || null : null;
  const countries = useCountryOptions(country, t('gaps.noCountry'));
  const fewerThan = Math.max(1, Math.min(200, Number.parseInt(parameter('fewer') ?? '1', 10) || 1));
  const variables = useMemo(
    () => ({ ...question, ...amongOf(state, group), fewerThan }),
    [question, state, group, fewerThan],
  );
  const answer = useAnswer(GapsViewDocument, variables);
  const gaps = answer.data?.gaps;
  const controls = (
    <Controls scheme={false}>
      <GroupChoice also={{ pick: null, country: null }} ofOnesOwn="made" />
      <Choice
        label={t('gaps.country')}
        value={country ?? ''}
        options={countries}
        onChange={(value) => change({}, { country: value || null, pick: null, group: null })}
      />
    </Controls>
  );
  if (country !== null && !frame.countries.some(({ code }) => code === country)) {
    return <UnknownCountry code={country} controls={controls} />;
  }
  if (answer.error) return <Unanswered controls={controls} answer={answer} />;
  if (!gaps) return <Waiting tall />;
  const request: Request = { document: GapsViewDocument as never, variables };
  return (
    <>
      {country === null ? (
        <OfGroup gaps={gaps} group={group} fewerThan={fewerThan} request={request} controls={controls} />
      ) : (
        <OfCountry gaps={gaps} code={country} request={request} controls={controls} />
      )}
    </>
  );
}

interface Part {
  readonly gaps: GapsAnswer;
  readonly request: Request;
  readonly controls: React.ReactNode;
}

/** The lists behind the answer: every initiative asked about has one. */
const listsOf = (gaps: GapsAnswer): Lists => ({
  ...gaps,
  initiatives: gaps.initiatives,
});

/** Reasons in words, and through which organisations a state takes part where it is not counted by its own name. */
export function useReasonInWords(): (absence: Pick<Absence, 'reason' | 'through'>) => string {
  const { t } = useTranslation();
  const { reasons } = useChartWords();
  const names = useOrganisationNames();
  return useCallback(
    ({ reason, through }) =>
      through.length === 0
        ? reasons[reason]
        : `${reasons[reason]}${t('list.aside', { text: t('gaps.through', { names: names(through) }) })}`,
    [reasons, t, names],
  );
}

/** The absences of one country: each initiative once, by reason. */
function OfCountry({ gaps, code, request, controls }: Part & { code: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const frame = useFrame();
  const { state, to } = useView();
  const [, navigate] = useLocation();
  const { embedded } = useShell();
  const caption = useCaption();
  const words = useChartWords();
  const { reasons } = words;
  const names = useOrganisationNames();
  const country = frame.countryInText(code);
  const member = frame.countries.find((item) => item.code === code)?.member === true;
  const absences = useMemo(
    () =>
      gaps.initiatives
        .flatMap(({ initiative, missing }) => {
          const ownAbsence = missing.find((absence) => absence.country.code === code);
          return ownAbsence ? [{ key: initiative.slug, name: initiative.name, ...ownAbsence }] : [];
        })
        .sort((a, b) => REASONS.indexOf(a.reason) - REASONS.indexOf(b.reason)),
    [gaps, code],
  );
  const noteOf = useCallback(
    (through: Absence['through'], withdrewOn: string | null) => {
      const parts = [
        ...(withdrewOn === null ? [] : [t('gaps.withdrewOn', { day: format.day(withdrewOn) })]),
        ...(through.length === 0 ? [] : [t('gaps.through', { names: names(through) })]),
      ];
      return parts.length === 0 ? {} : { note: parts.join(t('list.comma')) };
    },
    [t, format, names],
  );
  const draw = useCallback(
    (context: FigureContext) =>
      drawAbsenceList(
        {
          absences: absences.map(({ key, name, reason, withdrewOn, through }) => ({
            key,
            name,
            reason,
            ...noteOf(through, withdrewOn),
          })),
          heading: (reason, count) => t('gaps.reasonCount', { reason: reasons[reason], number: format.number(count) }),
          reasons,
        },
        context,
      ),
    [absences, reasons, noteOf, format, t],
  );
  const count = (reason: Reason) => absences.filter((absence) => absence.reason === reason).length;
  const [through, unknown] = [count('THROUGH_ORGANISATION'), count('UNKNOWN')];
  const all = gaps.initiatives.length;
  const space = state.language === 'zh' ? '' : ' ';
  const standfirst = member
    ? [
        capital(
          t(unknown > 0 ? 'gaps.countryInAtLeast' : 'gaps.countryIn', {
            country,
            in: format.number(all - absences.length),
            all: format.number(all),
          }),
        ),
        ...(through > 0 ? [t('gaps.countryThrough', { number: format.number(through) })] : []),
        ...(unknown > 0 ? [t('gaps.countryUnknown', { number: format.number(unknown) })] : []),
      ].join(space)
    : t('country.notCounted');
  return (
    <>
      {!embedded && (
        <>
          <h1 className="page-title">
            <Words>{t('gaps.titleCountry', { country })}</Words>
          </h1>
          <p className="standfirst">{standfirst}</p>
          {controls}
        </>
      )}
      {absences.length === 0 ? (
        <Empty>{member ? t('country.absentNone') : t('country.notCounted')}</Empty>
      ) : (
        <FigureCard
          id="gaps"
          title={capital(t('gaps.figureCountry', { country }))}
          pictureTitle={t('gaps.titleCountry', { country })}
          subtitle={t('gaps.figureCountrySubtitle')}
          invitation={t('gaps.figureCountryChoose')}
          caption={caption(gaps.asOf, gaps.provenance)}
          lists={listsOf(gaps)}
          description={standfirst}
          draw={draw}
          pictureWidth={760}
          table={{
            columns: [
              { key: 'initiative', label: t('column.initiative') },
              { key: 'reason', label: t('column.reason') },
              { key: 'through', label: t('column.through') },
              { key: 'withdrew', label: t('column.withdrew') },
            ],
            rows: absences.map(({ name, reason, withdrewOn, through: by }) => ({
              initiative: name,
              reason: reasons[reason],
              through: by.map((organisation) => organisation.name).join('; ') || null,
              withdrew: withdrewOn,
            })),
          }}
          provenance={gaps.provenance}
          request={request}
          facts={{ countries: [code], initiatives: gaps.initiatives.map(({ initiative }) => initiative.slug) }}
          onChoose={(key) => navigate(to(`/initiative/${key.split(':')[0]}`))}
        />
      )}
      {!embedded && (
        <p className="block">
          <Link href={to(`/country/${code}`)}>{t('gaps.countryPage', { country })}</Link>
        </p>
      )}
    </>
  );
}

/** The absences of a group's states, or of all: how many from each initiative, by reason, and which. */
function OfGroup({ gaps, group, fewerThan, request, controls }: Part & { group: string | null; fewerThan: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { parameter, change } = useView();
  const { embedded } = useShell();
  const captionOf = useCaption();
  const words = useChartWords();
  const { reasons } = words;
  const groups = useGroupOptions(true);
  const picked = parameter('pick');
  const ownGroup = useOwnGroupInWords();
  const groupName =
    group === OWN_GROUP ? ownGroup : (groups.find((option) => option.value === (group ?? ''))?.label ?? group ?? '');
  const bars = useMemo(
    () =>
      gaps.initiatives.map(({ initiative, missing }) => {
        const counts = Object.fromEntries(REASONS.map((reason) => [reason, 0])) as Record<Reason, number>;
        for (const absence of missing) counts[absence.reason] += 1;
        const number = format.number(missing.length);
        const total = counts.UNKNOWN > 0 ? words.atMost(number) : number;
        return { key: initiative.slug, name: initiative.name, counts, total };
      }),
    [gaps, format, words],
  );
  const draw = useCallback(
    (context: FigureContext) => drawGapBars({ bars, reasons, of: gaps.universeSize, format: format.number }, context),
    [bars, reasons, gaps, format],
  );
  const fewest = useFewest(gaps);
  const unknown = bars.some(({ counts }) => counts.UNKNOWN > 0);
  const title = words.gapsTitle(groupName);
  return (
    <>
      {!embedded && (
        <>
          <h1 className="page-title">
            <Words>{title}</Words>
          </h1>
          <p className="standfirst">
            {capital(
              t(fewerThan === 1 ? 'gaps.standfirstNone' : 'gaps.standfirst', {
                none: fewest.inWords,
                all: format.number(gaps.universeSize),
                fewer: format.number(fewerThan),
              }),
            )}
          </p>
          {controls}
        </>
      )}
      {gaps.initiatives.length === 0 || gaps.universeSize === 0 ? (
        <Empty>{t('state.empty')}</Empty>
      ) : (
        <FigureCard
          id="gaps"
          title={t('gaps.figure', { group: groupName })}
          pictureTitle={title}
          invitation={t('gaps.figureChoose')}
          caption={captionOf(gaps.asOf, gaps.provenance)}
          ranges={[words.gapsNote(format.number(gaps.universeSize), unknown)]}
          lists={listsOf(gaps)}
          description={t('gaps.description', { group: groupName, all: format.number(gaps.universeSize) })}
          draw={draw}
          table={{
            columns: [
              { key: 'initiative', label: t('column.initiative') },
              ...REASONS.map((reason) => ({ key: reason, label: reasons[reason], numeric: true })),
              { key: 'absent', label: t('column.absent'), numeric: true },
              { key: 'of', label: t('column.of'), numeric: true },
            ],
            rows: bars.map(({ name, counts }) => ({
              initiative: name,
              ...counts,
              absent: REASONS.reduce((sum, reason) => sum + counts[reason], 0),
              of: gaps.universeSize,
            })),
          }}
          provenance={gaps.provenance}
          request={request}
          facts={{ initiatives: gaps.initiatives.map(({ initiative }) => initiative.slug) }}
          onChoose={(key) => change({}, { pick: key === picked ? null : key })}
        />
      )}
      {!embedded && (
        <>
          <Absences gaps={gaps} picked={picked} />
          <Fewest {...fewest} of={gaps.initiatives.length} fewerThan={fewerThan} />
        </>
      )}
    </>
  );
}

/** The absences one by one: all, or those that were picked in the figure (`initiative:REASON`). */
function Absences({ gaps, picked }: { gaps: Part['gaps']; picked: string | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const frame = useFrame();
  const { change } = useView();
  const { reasons } = useChartWords();
  const inWords = useReasonInWords();
  const absences = useMemo(
    () =>
      gaps.initiatives.flatMap(({ initiative, missing }) =>
        missing
          .map((absence) => ({
            country: frame.countryName(absence.country.code),
            code: absence.country.code,
            initiative: initiative.name,
            reason: inWords(absence),
            withdrew: absence.withdrewOn,
            pick: `${initiative.slug}:${absence.reason}`,
          }))
          .sort((a, b) => format.compare(a.country, b.country)),
      ),
    [gaps, frame, inWords, format],
  );
  const shown = picked === null ? absences : absences.filter(({ pick }) => pick === picked);
  const pickedReason = picked?.split(':')[1];
  const first = picked === null ? undefined : shown[0];
  const firstReason = REASONS.find((reason) => reason === pickedReason);
  const list = {
    columns: [
      { key: 'country', label: t('column.country') },
      { key: 'code', label: t('column.code') },
      { key: 'initiative', label: t('column.initiative') },
      { key: 'reason', label: t('column.reason') },
      { key: 'withdrew', label: t('column.withdrew') },
    ],
    rows: shown.map(({ pick: _, ...row }) => row),
  };
  return (
    <section className="block" aria-labelledby="absences">
      <h2 id="absences">
        {first && firstReason
          ? t('gaps.listPicked', { initiative: first.initiative, reason: reasons[firstReason] })
          : t('gaps.list')}
      </h2>
      {shown.length === 0 ? (
        <Empty>{t('gaps.noneMissing')}</Empty>
      ) : (
        <>
          <p className="list-tools">
            {first && (
              <button type="button" className="plain-button" onClick={() => change({}, { pick: null })}>
                {t('gaps.showAll')}
              </button>
            )}
            <button
              type="button"
              className="plain-button"
              onClick={() => save(toCsv(list), 'text/csv;charset=utf-8', fileName('absences', gaps.provenance, 'csv'))}
            >
              {t('gaps.listCsv')}
            </button>
          </p>
          <DataTable table={list} caption={t('gaps.listCaption', { number: format.number(shown.length) })} />
        </>
      )}
    </section>
  );
}

interface AtFewest {
  readonly states: readonly {
    readonly code: string;
    readonly name: string;
    readonly coverage: number;
    /** It may take part in more. */
    readonly unsure: boolean;
  }[];
  /** How many they are, in words where they are at most so many. */
  readonly inWords: string;
}

/** The states that take part in fewer than was asked, those in fewest first. */
function useFewest(gaps: Part['gaps']): AtFewest {
  const format = useFormat();
  const frame = useFrame();
  const words = useChartWords();
  const unsure = new Set(
    gaps.initiatives.flatMap(({ missing }) =>
      missing.flatMap(({ country, reason }) => (reason === 'UNKNOWN' ? [country.code] : [])),
    ),
  );
  const states = gaps.countries
    .map(({ country: { code }, coverage }) => ({
      code,
      name: frame.countryName(code),
      coverage,
      unsure: unsure.has(code),
    }))
    .sort((a, b) => a.coverage - b.coverage || format.compare(a.name, b.name));
  const number = format.number(states.length);
  return { states, inWords: states.some((state) => state.unsure) ? words.atMost(number) : number };
}

/** These states by name, and the choice of how few are meant. */
function Fewest({ states, inWords, of: initiatives, fewerThan }: AtFewest & { of: number; fewerThan: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { change, to } = useView();
  return (
    <section className="block" aria-labelledby="at-none">
      <h2 id="at-none">
        {capital(
          t(fewerThan === 1 ? 'gaps.atNoneOne' : 'gaps.atNone', {
            fewer: format.number(fewerThan),
            number: inWords,
          }),
        )}
      </h2>
      <Choice
        label={t('gaps.fewerThan')}
        value={String(fewerThan)}
        options={Array.from({ length: Math.max(1, initiatives) }, (_, index) => ({
          value: String(index + 1),
          label: format.number(index + 1),
        }))}
        onChange={(value) => change({}, { fewer: value === '1' ? null : value })}
      />
      <ul className="chips">
        {states.map(({ code, name, coverage, unsure }) => (
          <li key={code}>
            <Link href={to(`/country/${code}`)}>{name}</Link>
            {fewerThan > 1 && (
              <span className="muted">
                {' '}
                {unsure ? '≥ ' : ''}
                {format.number(coverage)}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
