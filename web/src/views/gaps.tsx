import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { FigureContext } from '../../../src/figures/frame.js';
import { drawGapBars, REASONS, type Reason } from '../../../src/figures/gap-bars.js';
import { Choice, Controls, useCountryOptions, useGroupOptions, useSelectionName } from '../components/controls.js';
import { DataTable } from '../components/data-table.js';
import { FigureCard } from '../components/figure-card.js';
import { useShell } from '../components/shell-context.js';
import { Empty, Failed, Incomplete, Waiting } from '../components/states.js';
import { GapsViewDocument } from '../generated/graphql.js';
import { useFormat } from '../lib/use-format.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useView } from '../state/use-view.js';
import { countingOf, selectionOf } from '../state/view-state.js';

/** For a group or a country: what it is absent from, and why. */
export default function Gaps() {
  const { t } = useTranslation();
  const format = useFormat();
  const frame = useFrame();
  const { state, own, change, to } = useView();
  const { embedded } = useShell();
  const selectionName = useSelectionName();
  const groups = useGroupOptions();
  const group = own('group');
  const country = own('country')?.toUpperCase() || null;
  const countries = useCountryOptions(country, t('gaps.noCountry'));
  const picked = own('pick');
  const fewerThan = Math.max(1, Math.min(200, Number.parseInt(own('fewer') ?? '1', 10) || 1));

  const variables = useMemo(
    () => ({
      selection: selectionOf(state),
      group: group || null,
      asOf: frame.asOf,
      counting: countingOf(state),
      fewerThan,
      locale: frame.locale,
    }),
    [state, group, frame.asOf, frame.locale, fewerThan],
  );
  const answer = useAnswer(GapsViewDocument, variables);
  const gaps = answer.data?.gaps;

  const bars = useMemo(
    () =>
      (gaps?.initiatives ?? []).map(({ initiative, missing }) => {
        const counts = Object.fromEntries(REASONS.map((reason) => [reason, 0])) as Record<Reason, number>;
        for (const absence of missing) counts[absence.reason] += 1;
        return { key: initiative.slug, name: initiative.name, counts, total: format.number(missing.length) };
      }),
    [gaps, format],
  );
  const reasons = useMemo(
    () => Object.fromEntries(REASONS.map((reason) => [reason, t(`reason.${reason}`)])) as Record<Reason, string>,
    [t],
  );
  const draw = useCallback(
    (context: FigureContext) =>
      drawGapBars({ bars, reasons, of: gaps?.universeSize ?? 0, format: format.number }, context),
    [bars, reasons, gaps, format],
  );

  const groupName = groups.find((option) => option.value === (group ?? ''))?.label ?? group ?? '';
  const heading = country
    ? t('gaps.titleCountry', { country: frame.countryName(country) })
    : t('gaps.title', { group: groupName });
  const controls = (
    <Controls scheme={false}>
      <Choice
        label={t('gaps.group')}
        value={group ?? ''}
        options={groups}
        onChange={(value) => change({}, { group: value || null, pick: null, country: null })}
      />
      <Choice
        label={t('gaps.country')}
        value={country ?? ''}
        options={countries}
        onChange={(value) => change({}, { country: value || null, pick: null, group: null })}
      />
    </Controls>
  );
  const asked = frame.countries.find((item) => item.code === country);
  if (country && !asked) {
    return (
      <>
        {!embedded && controls}
        <section className="problem">
          <h1>{t('country.unknown', { code: country })}</h1>
          <p>{t('country.unknownText')}</p>
        </section>
      </>
    );
  }
  if (answer.error) {
    return (
      <>
        {!embedded && controls}
        <Failed error={answer.error} retry={answer.retry} />
      </>
    );
  }
  if (!gaps) return <Waiting tall />;

  const caption = t('table.caption', {
    selection: selectionName,
    day: format.day(gaps.asOf),
    presence: t(`presence.${state.presence}`),
    blocs: t(`blocs.${state.blocs}`),
  });
  const absences = gaps.initiatives.flatMap(({ initiative, missing }) =>
    missing.map((absence) => ({
      code: absence.country.code,
      country: frame.countryName(absence.country.code),
      initiative: initiative.name,
      slug: initiative.slug,
      reason: t(`reason.${absence.reason}`),
      key: absence.reason,
      withdrew: absence.withdrewOn,
    })),
  );
  const shown = absences.filter(
    (absence) => (!country || absence.code === country) && (!picked || `${absence.slug}:${absence.key}` === picked),
  );
  const table = {
    columns: [
      { key: 'country', label: t('column.country') },
      { key: 'code', label: t('column.code') },
      { key: 'initiative', label: t('column.initiative') },
      { key: 'reason', label: t('column.reason') },
      { key: 'withdrew', label: t('column.withdrew') },
    ],
    rows: shown.map(({ country: name, code, initiative, reason, withdrew }) => ({
      country: name,
      code,
      initiative,
      reason,
      withdrew,
    })),
  };
  const pickedName = picked === null ? null : absences.find((absence) => `${absence.slug}:${absence.key}` === picked);

  return (
    <>
      {!embedded && (
        <>
          <h1 className="page-title">{heading}</h1>
          <p className="standfirst">
            {!asked
              ? t(fewerThan === 1 ? 'gaps.standfirstNone' : 'gaps.standfirst', {
                  none: format.number(gaps.countries.length),
                  all: format.number(gaps.universeSize),
                  fewer: format.number(fewerThan),
                })
              : asked.member
                ? t('gaps.standfirstCountry', {
                    country: asked.name,
                    absent: format.number(absences.filter((absence) => absence.code === country).length),
                    all: format.number(gaps.initiatives.length),
                  })
                : t('country.notCounted')}
          </p>
          {controls}
        </>
      )}
      {gaps.initiatives.length === 0 ? (
        <Empty>{t('state.empty')}</Empty>
      ) : (
        <FigureCard
          id="gaps"
          title={t('gaps.figure', { group: groupName })}
          subtitle={t('gaps.figureSubtitle')}
          caption={`${groupName}; ${caption}`}
          description={t('gaps.description', { group: groupName, all: format.number(gaps.universeSize) })}
          draw={draw}
          table={table}
          provenance={gaps.provenance}
          request={{ document: GapsViewDocument as never, variables }}
          facts={{ initiatives: gaps.initiatives.map(({ initiative }) => initiative.slug) }}
          onChoose={(key) => change({}, { pick: key === picked ? null : key })}
        />
      )}
      {!embedded && (
        <>
          <Incomplete names={gaps.incompleteInitiatives.map((initiative) => initiative.name)} />
          <section className="block" aria-labelledby="absences">
            <h2 id="absences">
              {pickedName
                ? t('gaps.listPicked', { initiative: pickedName.initiative, reason: pickedName.reason })
                : country
                  ? t('gaps.listCountry', { country: frame.countryName(country) })
                  : t('gaps.list')}
            </h2>
            <p>
              {(picked || country) && (
                <button
                  type="button"
                  className="plain-button"
                  onClick={() => change({}, { pick: null, country: null })}
                >
                  {t('gaps.showAll')}
                </button>
              )}
            </p>
            {shown.length === 0 ? (
              <Empty>{t(asked && !asked.member ? 'country.notCounted' : 'gaps.noneMissing')}</Empty>
            ) : (
              <DataTable table={table} caption={t('gaps.listCaption', { number: format.number(shown.length) })} />
            )}
          </section>
          <section className="block" aria-labelledby="at-none">
            <h2 id="at-none">
              {t(fewerThan === 1 ? 'gaps.atNoneOne' : 'gaps.atNone', {
                fewer: format.number(fewerThan),
                number: format.number(gaps.countries.length),
              })}
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
              {gaps.countries.map(({ country: { code }, coverage }) => (
                <li key={code}>
                  <Link href={to(`/country/${code}`)}>{frame.countryName(code)}</Link>
                  {fewerThan > 1 && <span className="muted"> {format.number(coverage)}</span>}
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
    </>
  );
}
