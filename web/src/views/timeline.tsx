import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { LISTED_CLASSES } from '../../../src/domain/rule.js';
import type { FigureContext } from '../../../src/figures/frame.js';
import { drawInitiativesTimeline } from '../../../src/figures/timelines.js';
import { Choice } from '../components/choice.js';
import { FigureCard } from '../components/figure-card.js';
import { HighlightChoice } from '../components/highlight-choice.js';
import { useShell } from '../components/shell-context.js';
import { Empty, Failed, Waiting } from '../components/states.js';
import { Words } from '../components/words.js';
import { TimelineViewDocument } from '../generated/graphql.js';
import { isoAsKnown, latestDay, type Precision } from '../lib/dates.js';
import { useFormat } from '../lib/use-format.js';
import { useHighlight } from '../lib/use-highlight.js';
import { useTakingPart } from '../lib/use-taking-part.js';
import { useTerm } from '../lib/use-term.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame, useNewestProvenance } from '../state/use-frame.js';
import { useView } from '../state/use-view.js';
import { isDay, KINDS, type Kind } from '../state/view-state.js';

/** Of the newest data: the names on a list, ended ones among them. */
const TIMELINE_NAMES = { presence: 'CUMULATIVE' as const, roleClasses: [...LISTED_CLASSES] };
const EARLIEST = '2015-01-01';

/** The initiatives themselves on a time axis, by kind or by host: what the United Nations did beside what others did. */
export default function Timeline() {
  const { t } = useTranslation();
  const format = useFormat();
  const frame = useFrame();
  const { parameter, change, to } = useView();
  const { embedded } = useShell();
  const [, navigate] = useLocation();
  const provenance = useNewestProvenance();
  const term = useTerm();
  const byHost = parameter('by') === 'host';
  const kind = KINDS.find((item) => item.toLowerCase() === parameter('kind'));
  const from = parameter('from') && isDay(parameter('from')!) ? parameter('from')! : EARLIEST;
  const variables = useMemo(
    () => ({ filter: kind ? { kinds: [kind as Kind] } : {}, names: TIMELINE_NAMES, after: null, locale: frame.locale }),
    [kind, frame.locale],
  );
  const answer = useAnswer(TimelineViewDocument, variables);
  const highlight = useHighlight();
  const slugs = useMemo(() => (answer.data?.initiatives.nodes ?? []).map(({ slug }) => slug), [answer.data]);
  const takingPart = useTakingPart(highlight, slugs);

  const opening = useCallback(
    (node: { openedOn: string | null; openedPrecision: Precision | null }) =>
      node.openedPrecision === 'NO_LATER_THAN'
        ? t('fact.by', { day: format.day(node.openedOn!) })
        : format.dayAsKnown(node.openedOn!, node.openedPrecision),
    [format, t],
  );
  const model = useMemo(() => {
    const nodes = answer.data?.initiatives.nodes ?? [];
    const dated = nodes.filter((node) => node.openedOn !== null && node.openedOn >= from);
    const rowOf = (node: (typeof nodes)[number]) => (byHost ? (node.hostCountry?.code ?? '') : node.kind);
    const counts = new Map<string, number>();
    for (const node of dated) counts.set(rowOf(node), (counts.get(rowOf(node)) ?? 0) + 1);
    const keys = byHost
      ? [...counts.keys()].sort(
          (a, b) => Number(a === '') - Number(b === '') || counts.get(b)! - counts.get(a)! || (a < b ? -1 : 1),
        )
      : KINDS.filter((item) => counts.has(item));
    return {
      nodes,
      left: nodes.filter((node) => !dated.includes(node)),
      rows: keys.map((key) => ({
        key,
        name: byHost ? (key === '' ? t('timeline.noHost') : frame.countryName(key)) : term('kind', key as Kind),
      })),
      events: dated.map((node) => {
        const marked = node.leads.some((lead) => 'family' in lead && lead.family === 'UN_SYSTEM');
        const opened = opening(node);
        return {
          key: node.slug,
          name: node.name,
          day: node.openedOn!,
          latest: latestDay(node.openedOn!, node.openedPrecision),
          row: rowOf(node),
          marked,
          muted: takingPart !== null && !takingPart.has(node.slug),
          label: `${node.name}${t('list.comma')}${opened}${node.leadOrganisation ? t('list.aside', { text: node.leadOrganisation }) : ''}`,
        };
      }),
    };
  }, [answer.data, byHost, from, frame, opening, takingPart, term, t]);
  const draw = useCallback(
    (context: FigureContext) =>
      drawInitiativesTimeline(
        {
          rows: model.rows,
          events: model.events,
          markedLabel: t('timeline.un'),
          otherLabel: t('timeline.others'),
          formatYear: format.year,
        },
        context,
      ),
    [model, t, format],
  );
  if (answer.error) return <Failed error={answer.error} retry={answer.retry} />;
  if (!answer.data) return <Waiting tall />;
  const marked = model.events.filter((event) => event.marked).length;
  const caption = t('timeline.caption', { from: format.day(from), number: format.number(model.events.length) });
  return (
    <>
      {!embedded && (
        <>
          <h1 className="page-title">
            <Words>
              {t('timeline.heading', { un: format.number(marked), all: format.number(model.events.length) })}
            </Words>
          </h1>
          <form className="controls" aria-label={t('control.label')} onSubmit={(event) => event.preventDefault()}>
            <Choice
              label={t('timeline.rows')}
              value={byHost ? 'host' : 'kind'}
              options={[
                { value: 'kind', label: t('timeline.byKind') },
                { value: 'host', label: t('timeline.byHost') },
              ]}
              onChange={(value) => change({}, { by: value === 'host' ? 'host' : null })}
            />
            <Choice
              label={t('timeline.kind')}
              value={kind ?? ''}
              options={[
                { value: '', label: t('timeline.allKinds') },
                ...KINDS.map((item) => ({ value: item, label: term('kind', item) })),
              ]}
              onChange={(value) => change({}, { kind: value === '' ? null : value.toLowerCase() })}
            />
            <HighlightChoice />
          </form>
        </>
      )}
      {model.events.length === 0 ? (
        <Empty>{t('state.empty')}</Empty>
      ) : (
        <FigureCard
          id="timeline"
          title={t('timeline.title')}
          subtitle={t('timeline.subtitle')}
          invitation={t('timeline.choose')}
          caption={caption}
          ranges={highlight === null || takingPart === null ? [] : [t('timeline.takingPart', { name: highlight.name })]}
          description={t('timeline.description')}
          draw={draw}
          table={{
            columns: [
              { key: 'opened', label: t('column.opened') },
              { key: 'precision', label: t('column.precision') },
              { key: 'name', label: t('column.initiative') },
              { key: 'kind', label: t('column.kind') },
              { key: 'lead', label: t('column.lead') },
              { key: 'host', label: t('column.host') },
              { key: 'participants', label: t('column.participants'), numeric: true },
            ],
            rows: [...model.nodes]
              .sort((a, b) => ((a.openedOn ?? '9999') < (b.openedOn ?? '9999') ? -1 : 1))
              .map((node) => ({
                opened: isoAsKnown(node.openedOn, node.openedPrecision),
                precision: node.openedPrecision && term('precision', node.openedPrecision),
                name: node.name,
                kind: term('kind', node.kind),
                lead: node.leadOrganisation,
                host: node.hostCountry ? frame.countryName(node.hostCountry.code) : null,
                participants: node.participantCount,
              })),
          }}
          provenance={provenance}
          request={{ document: TimelineViewDocument as never, variables }}
          sources={model.events
            .map((event) => model.nodes.find((node) => node.slug === event.key)!)
            .sort((a, b) => (a.openedOn! < b.openedOn! ? -1 : a.openedOn! > b.openedOn! ? 1 : 0))
            .map((node) => ({
              key: node.slug,
              name: `${node.name}${t('list.comma')}${opening(node)}`,
              page: to(`/initiative/${node.slug}`),
              publisher: node.leadOrganisation,
              url: node.url,
            }))}
          sourcesTitle={t('timeline.sources')}
          onChoose={(slug) => navigate(to(`/initiative/${slug}`))}
        />
      )}
      {!embedded && model.left.length > 0 && (
        <section className="block" aria-labelledby="undated">
          <h2 id="undated">{t('timeline.left', { from: format.day(from) })}</h2>
          <ul className="chips">
            {model.left.map((node) => (
              <li key={node.slug}>
                <Link href={to(`/initiative/${node.slug}`)}>{node.name}</Link>
                <span className="muted"> {node.openedOn?.slice(0, 4) ?? t('timeline.undated')}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
