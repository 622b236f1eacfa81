import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { FactsDocument, type ParticipationFilter } from '../generated/graphql.js';
import { useFormat } from '../lib/use-format.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useMore } from '../state/use-more.js';
import { useView } from '../state/use-view.js';
import { listingOf } from '../state/view-state.js';
import { FactItem, ParticipantName, webAddress } from './fact-item.js';
import { graphiqlAddress } from './figure-card.js';
import { MoreFacts } from './more-facts.js';
import type { FactsRequest, Source } from './shell-context.js';
import { SomethingMissing } from './something-wrong.js';
import { Failed, Waiting } from './states.js';
import './facts-drawer.css';

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
          {request.country !== undefined && <OfCountry code={request.country} />}
          {request.country === undefined && onlyInitiative(request) !== null && (
            <SomethingMissing initiative={onlyInitiative(request)!} />
          )}
          {request.sources && <SourcesList title={request.sourcesTitle} sources={request.sources} />}
          {request.filter && (
            <FactsList key={JSON.stringify(request.filter)} request={request} filter={request.filter} />
          )}
        </>
      )}
    </dialog>
  );
}

/** The initiative that all the facts are of, where they are of one. */
function onlyInitiative({ filter }: FactsRequest): string | null {
  return filter?.initiatives?.length === 1 && !filter.countries ? filter.initiatives[0]! : null;
}

/** The ways from a country's facts: what it is absent from and why, and all that it takes part in. */
function OfCountry({ code }: { code: string }) {
  const { t } = useTranslation();
  const { to } = useView();
  const country = useFrame().countryName(code);
  return (
    <>
      <p>
        <Link href={to('/gaps', {}, { country: code })}>{t('gaps.titleCountry', { country })}</Link>
        {' · '}
        <Link href={to(`/country/${code}`)}>{t('gaps.countryPage', { country })}</Link>
      </p>
      <SomethingMissing participant={code} />
    </>
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
  const asOf = request.asOf ?? frame.asOf;
  const variables = {
    filter,
    asOf,
    counting: { ...listingOf(state), ...(request.history ? { presence: 'CUMULATIVE' as const } : {}) },
    locale: frame.locale,
    after: null,
  };
  const answer = useAnswer(FactsDocument, variables);
  const list = useMore(FactsDocument, variables, answer.data, (data) => data.participations);
  if (answer.error) return <Failed error={answer.error} retry={answer.retry} />;
  if (!answer.data) return <Waiting tall />;
  return (
    <>
      <p className="muted">
        {t('facts.count', { number: format.number(list.totalCount), day: format.day(asOf) })}{' '}
        <a href={graphiqlAddress({ document: FactsDocument as never, variables })}>{t('figure.query')}</a>
      </p>
      {list.totalCount === 0 && <p className="empty">{t('facts.none')}</p>}
      <ol className="facts">
        {list.nodes.map((fact) => (
          <FactItem key={fact.id} fact={fact}>
            <ParticipantName participant={fact.participant} />
            {' · '}
            <Link href={to(`/initiative/${fact.initiative.slug}`)}>{fact.initiative.name}</Link>
          </FactItem>
        ))}
      </ol>
      <MoreFacts list={list} />
    </>
  );
}
