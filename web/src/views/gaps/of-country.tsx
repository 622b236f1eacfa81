import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { drawAbsenceList } from '../../../../src/figures/absence-list.js';
import type { FigureContext } from '../../../../src/figures/frame.js';
import { REASONS, type Reason } from '../../../../src/figures/reasons.js';
import { useCaption } from '../../components/controls.js';
import { FigureCard } from '../../components/figure-card.js';
import { useShell } from '../../components/shell-context.js';
import { Empty } from '../../components/states.js';
import { Words } from '../../components/words.js';
import { capital } from '../../lib/citation.js';
import { useFormat } from '../../lib/use-format.js';
import { useOrganisationNames } from '../../lib/use-organisation-names.js';
import { useChartWords } from '../../lib/use-term.js';
import { useFrame } from '../../state/use-frame.js';
import { useView } from '../../state/use-view.js';
import { type Absence, type GapsPart, listsOf } from './gaps-part.js';

/** The absences of one country: each initiative once, by reason. */
export function OfCountry({ gaps, code, request, controls }: GapsPart & { code: string }) {
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
