import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { FactsDocument, type FactsQuery, type ParticipationFilter } from '../generated/graphql.js';
import { useFormat } from '../lib/use-format.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useView } from '../state/use-view.js';
import { countingOf } from '../state/view-state.js';
import { graphiqlAddress } from './figure-card.js';
import type { FactsRequest, Source } from './shell-context.js';
import { Failed, Waiting } from './states.js';

export type Fact = Pick<
  FactsQuery['participations']['nodes'][number],
  'id' | 'role' | 'validFrom' | 'validTo' | 'datePrecision' | 'confidence' | 'recordedAt' | 'supersededAt' | 'citations'
>;

/** Dates of a fact in words, no more exact than its source. */
export function useFactDates() {
  const { t } = useTranslation();
  const format = useFormat();
  return (fact: Pick<Fact, 'validFrom' | 'validTo' | 'datePrecision'>) => {
    const from =
      fact.validFrom === null
        ? t('fact.fromUnknown')
        : fact.datePrecision === 'YEAR'
          ? t('fact.since', { day: format.yearOf(fact.validFrom) })
          : fact.datePrecision === 'MONTH'
            ? t('fact.since', { day: format.monthOf(fact.validFrom) })
            : fact.datePrecision === 'NO_LATER_THAN'
              ? t('fact.noLaterThan', { day: format.day(fact.validFrom) })
              : t('fact.since', { day: format.day(fact.validFrom) });
    return fact.validTo === null ? from : `${from}, ${t('fact.until', { day: format.day(fact.validTo) })}`;
  };
}

/** Only addresses of the web become links: nothing that a source's text could make run. */
function webAddress(text: string | null): string | null {
  if (text === null) return null;
  return /^https?:\/\//i.test(text) ? text : null;
}

export function Citations({ fact }: { fact: Fact }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className="citations">
      {fact.citations.map((citation) => {
        const label = citation.title ?? citation.publisher ?? citation.url ?? t('fact.untitled');
        const address = webAddress(citation.url);
        return (
          <li key={`${citation.url}${citation.title}`}>
            {address ? (
              <a href={address} rel="noopener noreferrer" target="_blank">
                {label}
              </a>
            ) : (
              label
            )}
            {citation.publisher && citation.publisher !== label ? `, ${citation.publisher}` : ''}
            {citation.accessedOn ? ` (${t('fact.accessed', { day: format.day(citation.accessedOn) })})` : ''}
            {citation.evidence && <p className="evidence">{citation.evidence}</p>}
          </li>
        );
      })}
    </ul>
  );
}

/** The sheet beside the page with the facts beneath a mark. */
export function FactsDrawer({ request, onClose }: { request: FactsRequest | null; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { t } = useTranslation();
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (request && !element.open) element.showModal();
    if (!request && element.open) element.close();
  }, [request]);
  return (
    <dialog ref={dialog} className="drawer" aria-labelledby="facts-title" onClose={onClose}>
      {request && (
        <>
          <header>
            <h2 id="facts-title">{request.title}</h2>
            <button type="button" className="close" onClick={onClose} aria-label={t('facts.close')}>
              ×
            </button>
          </header>
          {request.sources && <SourcesList title={request.sourcesTitle} sources={request.sources} />}
          {request.filter && (
            <FactsList key={JSON.stringify(request.filter)} request={request} filter={request.filter} />
          )}
        </>
      )}
    </dialog>
  );
}

/** What a figure rests on besides facts: each by name, with who published it and where. */
function SourcesList({ title, sources }: { title: string | undefined; sources: readonly Source[] }) {
  const { t } = useTranslation();
  return (
    <section>
      {title !== undefined && <h3>{title}</h3>}
      <ul className="citations">
        {sources.map((source) => {
          const address = webAddress(source.url);
          return (
            <li key={source.key}>
              {source.page === undefined ? source.name : <Link href={source.page}>{source.name}</Link>}
              {source.publisher ? ` · ${source.publisher}` : ''}
              {' · '}
              {address ? (
                <a href={address} rel="noopener noreferrer" target="_blank">
                  {address}
                </a>
              ) : (
                (source.url ?? <span className="muted">{t('sources.noAddress')}</span>)
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function FactsList({ request, filter }: { request: FactsRequest; filter: ParticipationFilter }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, to } = useView();
  const frame = useFrame();
  const dates = useFactDates();
  const [after, setAfter] = useState<string | null>(null);
  const [earlier, setEarlier] = useState<FactsQuery['participations']['nodes']>([]);
  const asOf = request.asOf ?? frame.asOf;
  const variables = {
    filter,
    asOf,
    counting: { ...countingOf(state), ...(request.history ? { presence: 'CUMULATIVE' as const } : {}) },
    locale: frame.locale,
    after,
  };
  const answer = useAnswer(FactsDocument, variables);
  if (answer.error) return <Failed error={answer.error} retry={answer.retry} />;
  if (!answer.data) return <Waiting tall />;
  const page = answer.data.participations;
  const facts = [...earlier, ...page.nodes.filter((node) => !earlier.some((other) => other.id === node.id))];
  return (
    <>
      <p className="muted">
        {t('facts.count', { number: format.number(page.totalCount), day: format.day(asOf) })}{' '}
        <a href={graphiqlAddress({ document: FactsDocument as never, variables })}>{t('figure.query')}</a>
      </p>
      {page.totalCount === 0 && <p className="empty">{t('facts.none')}</p>}
      <ol className="facts">
        {facts.map((fact) => (
          <li key={fact.id}>
            <h3>
              {fact.participant.__typename === 'Country' ? (
                <Link href={to(`/country/${fact.participant.code}`)}>{fact.participant.name}</Link>
              ) : (
                fact.participant.name
              )}
              {' · '}
              <Link href={to(`/initiative/${fact.initiative.slug}`)}>{fact.initiative.name}</Link>
            </h3>
            <p>
              <strong>{t(`role.${fact.role}`)}</strong>, {dates(fact)}
            </p>
            <p className="muted">
              {t(`confidence.${fact.confidence}`)} · {t(`precision.${fact.datePrecision}`)} ·{' '}
              {t('fact.recorded', { instant: format.instant(fact.recordedAt) })}
            </p>
            <Citations fact={fact} />
          </li>
        ))}
      </ol>
      {page.pageInfo.hasNextPage && (
        <button
          type="button"
          className="more"
          disabled={answer.fetching}
          onClick={() => {
            setEarlier(facts);
            setAfter(page.pageInfo.endCursor);
          }}
        >
          {t('facts.more', { shown: format.number(facts.length), total: format.number(page.totalCount) })}
        </button>
      )}
    </>
  );
}
