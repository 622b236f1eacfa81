import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { FigureContext } from '../../../../src/figures/frame.js';
import { drawGapBars } from '../../../../src/figures/gap-bars.js';
import { REASONS, type Reason } from '../../../../src/figures/reasons.js';
import { Choice } from '../../components/choice.js';
import { useCaption, useGroupOptions } from '../../components/controls.js';
import { DataTable } from '../../components/data-table.js';
import { FigureCard } from '../../components/figure-card.js';
import { useShell } from '../../components/shell-context.js';
import { Empty } from '../../components/states.js';
import { Words } from '../../components/words.js';
import { capital } from '../../lib/citation.js';
import { toCsv } from '../../lib/csv.js';
import { save } from '../../lib/download.js';
import { fileName } from '../../lib/file-name.js';
import { useFormat } from '../../lib/use-format.js';
import { useOwnGroupInWords } from '../../lib/use-own-group.js';
import { useChartWords } from '../../lib/use-term.js';
import { useFrame } from '../../state/use-frame.js';
import { useView } from '../../state/use-view.js';
import { OWN_GROUP } from '../../state/view-state.js';
import { type GapsPart, listsOf } from './gaps-part.js';
import { useReasonInWords } from './use-reason-in-words.js';

/** The absences of a group's states, or of all: how many from each initiative, by reason, and which. */
export function OfGroup({
  gaps,
  group,
  fewerThan,
  request,
  controls,
}: GapsPart & { group: string | null; fewerThan: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const frame = useFrame();
  const { parameter, change, to } = useView();
  const { embedded } = useShell();
  const captionOf = useCaption();
  const words = useChartWords();
  const { reasons } = words;
  const inWords = useReasonInWords();
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
  const unsure = new Set(
    gaps.initiatives.flatMap(({ missing }) =>
      missing.flatMap(({ country, reason }) => (reason === 'UNKNOWN' ? [country.code] : [])),
    ),
  );
  const atFewest = gaps.countries
    .map(({ country: { code }, coverage }) => ({ code, name: frame.countryName(code), coverage }))
    .sort((a, b) => a.coverage - b.coverage || format.compare(a.name, b.name));
  const atMost = atFewest.some(({ code }) => unsure.has(code));
  const fewest = format.number(atFewest.length);
  const fewestInWords = atMost ? words.atMost(fewest) : fewest;
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
                none: fewestInWords,
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
                    onClick={() =>
                      save(toCsv(list), 'text/csv;charset=utf-8', fileName('absences', gaps.provenance, 'csv'))
                    }
                  >
                    {t('gaps.listCsv')}
                  </button>
                </p>
                <DataTable table={list} caption={t('gaps.listCaption', { number: format.number(shown.length) })} />
              </>
            )}
          </section>
          <section className="block" aria-labelledby="at-none">
            <h2 id="at-none">
              {capital(
                t(fewerThan === 1 ? 'gaps.atNoneOne' : 'gaps.atNone', {
                  fewer: format.number(fewerThan),
                  number: fewestInWords,
                }),
              )}
            </h2>
            <Choice
              label={t('gaps.fewerThan')}
              value={String(fewerThan)}
              options={Array.from({ length: Math.max(1, gaps.initiatives.length) }, (_, index) => ({
                value: String(index + 1),
                label: format.number(index + 1),
              }))}
              onChange={(value) => change({}, { fewer: value === '1' ? null : value })}
            />
            <ul className="chips">
              {atFewest.map(({ code, name, coverage }) => (
                <li key={code}>
                  <Link href={to(`/country/${code}`)}>{name}</Link>
                  {fewerThan > 1 && (
                    <span className="muted">
                      {' '}
                      {unsure.has(code) ? '≥ ' : ''}
                      {format.number(coverage)}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
    </>
  );
}
