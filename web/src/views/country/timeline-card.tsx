import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureContext } from '../../../../src/figures/frame.js';
import { drawParticipationTimeline } from '../../../../src/figures/timelines.js';
import { useFactDates } from '../../components/fact-item.js';
import { FigureCard } from '../../components/figure-card.js';
import type { Request } from '../../components/figure-card-properties.js';
import { useShell } from '../../components/shell-context.js';
import { Empty } from '../../components/states.js';
import { isoAsKnown } from '../../lib/dates.js';
import { isCounted, isLeading, isPosition } from '../../lib/roles.js';
import { useFormat } from '../../lib/use-format.js';
import { useRoleInWords } from '../../lib/use-roles.js';
import { useTerm } from '../../lib/use-term.js';
import { useDatasetProvenance, useFrame } from '../../state/use-frame.js';
import type { More } from '../../state/use-more.js';
import type { Country, CountryFact } from './use-country.js';

/** What the country takes part in, a bar a participation. */
export function TimelineCard(properties: {
  readonly country: Country;
  readonly list: More<CountryFact>;
  readonly asOf: string;
  readonly request: Request;
}) {
  const { country, list, asOf, request } = properties;
  const { t } = useTranslation();
  const format = useFormat();
  const term = useTerm();
  const role = useRoleInWords();
  const dates = useFactDates();
  const { rule } = useFrame();
  const { showFacts } = useShell();
  const provenance = useDatasetProvenance();
  const spans = useMemo(
    () =>
      [...list.nodes]
        .sort((a, b) =>
          (a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : (a.validFrom ?? '') > (b.validFrom ?? '') ? 1 : 0,
        )
        .filter((fact) => isCounted(rule.roles, fact.role) && !isPosition(fact.role))
        .map((fact) => ({
          key: fact.initiative.slug,
          name: fact.initiative.name,
          label: `${fact.initiative.name}${t('list.colon')}${term('role', fact.role)}${t('list.comma')}${dates(fact)}`,
          from: fact.validFrom,
          to: fact.validTo,
          exact: fact.datePrecision === 'DAY',
          leading: isLeading(fact.role),
        })),
    [list.nodes, rule.roles, term, t, dates],
  );
  const draw = useCallback(
    (context: FigureContext) => drawParticipationTimeline({ spans, until: asOf, formatYear: format.year }, context),
    [spans, asOf, format],
  );
  if (spans.length === 0) return <Empty>{t('country.nothing', { country: country.name })}</Empty>;
  return (
    <FigureCard
      id="participations"
      title={t('country.figure', { country: country.name })}
      subtitle={t('country.figureSubtitle')}
      invitation={t('country.figureChoose')}
      caption={t('country.caption', { day: format.day(asOf) })}
      description={t('country.figure', { country: country.name })}
      draw={draw}
      table={{
        columns: [
          { key: 'initiative', label: t('column.initiative') },
          { key: 'role', label: t('column.role') },
          { key: 'from', label: t('column.from') },
          { key: 'precision', label: t('column.precision') },
          { key: 'to', label: t('column.to') },
          { key: 'confidence', label: t('column.confidence') },
          { key: 'source', label: t('column.source') },
        ],
        rows: list.nodes.map((fact) => ({
          initiative: fact.initiative.name,
          role: role(fact.role),
          from: isoAsKnown(fact.validFrom, fact.datePrecision),
          precision: term('precision', fact.datePrecision),
          to: isoAsKnown(fact.validTo, fact.validToPrecision),
          confidence: term('confidence', fact.confidence),
          source: fact.citations.map((citation) => citation.url ?? citation.title ?? '').join(' ; '),
        })),
      }}
      provenance={provenance}
      request={request}
      note={
        list.hasNextPage
          ? t('facts.first', { shown: format.number(list.nodes.length), total: format.number(list.totalCount) })
          : undefined
      }
      facts={{ countries: [country.code] }}
      asOf={asOf}
      onChoose={(slug, label) =>
        showFacts({ title: label, filter: { countries: [country.code], initiatives: [slug] }, asOf, history: true })
      }
    />
  );
}
