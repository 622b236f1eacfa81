import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { FactItem, ParticipantName } from '../components/fact-item.js';
import { graphiqlAddress } from '../components/figure-card.js';
import { MoreFacts } from '../components/more-facts.js';
import { useShell } from '../components/shell-context.js';
import { Empty, Failed, StartAgain, Waiting } from '../components/states.js';
import { Words } from '../components/words.js';
import { InitiativePageDocument } from '../generated/graphql.js';
import { byGroup } from '../lib/blocks.js';
import { useFormat } from '../lib/use-format.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useMore } from '../state/use-more.js';
import { useView } from '../state/use-view.js';
import { countingOf } from '../state/view-state.js';
import { InitiativeOverTime } from './initiative-over-time.js';

/** An initiative: what it is in plain words, who takes part over time and by group, with sources. */
export default function InitiativePage({ slug }: { slug: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const frame = useFrame();
  const { state, to } = useView();
  const { embedded, showFacts } = useShell();
  const asOf = state.at ?? frame.dataThrough;
  const variables = useMemo(
    () => ({
      slug,
      asOf,
      counting: { ...countingOf(state), presence: 'CUMULATIVE' as const },
      scheme: state.scheme,
      locale: frame.locale,
      after: null,
    }),
    [slug, asOf, state, frame.locale],
  );
  const answer = useAnswer(InitiativePageDocument, variables);
  const list = useMore(InitiativePageDocument, variables, answer.data, (data) => data.initiative?.participations);
  if (answer.error) return <Failed error={answer.error} retry={answer.retry} />;
  if (!answer.data) return <Waiting tall />;
  const initiative = answer.data.initiative;
  if (!initiative) {
    return (
      <section className="problem">
        <h1>{t('initiative.unknown', { slug })}</h1>
        <p>{t('initiative.unknownText')}</p>
        <StartAgain />
      </section>
    );
  }
  const facts = list.nodes;
  const states = facts.flatMap((fact) => (fact.participant.__typename === 'Country' ? [fact.participant.code] : []));
  // An organisation with two roles takes part once.
  const organisations = [
    ...new Map(
      facts
        .filter((fact) => fact.participant.__typename === 'Organisation')
        .map((fact) => [fact.participant.id, fact.participant.name] as const),
    ),
  ];
  const blocks = byGroup(answer.data.scheme?.groups ?? [], new Set(states), t('group.notClassified'));
  const dated: [string, string | null][] = [
    ['initiative.opened', initiative.openedOn],
    ['initiative.inForce', initiative.inForceOn],
    ['initiative.ended', initiative.endedOn],
  ];
  const otherName = initiative.name === initiative.nameEn ? initiative.nameZh : initiative.nameEn;
  const completeness =
    initiative.listCompleteness === 'COMPLETE' && initiative.listCheckedOn
      ? t('completeness.checked', { day: format.day(initiative.listCheckedOn) })
      : t(`completeness.${initiative.listCompleteness}`);
  return (
    <>
      {!embedded && (
        <>
          <h1 className="page-title">
            <Words>{initiative.name}</Words>
          </h1>
          <p className="names" lang={initiative.name === initiative.nameEn ? 'zh-Hans' : 'en'}>
            {otherName}
          </p>
          {initiative.summary && <p className="standfirst">{initiative.summary}</p>}
          <dl className="key-facts">
            <div>
              <dt>{t('column.kind')}</dt>
              <dd>
                {t(`kind.${initiative.kind}`)}
                {t('list.comma')}
                {t(initiative.binding ? 'initiative.binding' : 'initiative.notBinding')}
              </dd>
            </div>
            <div>
              <dt>{t('initiative.openness')}</dt>
              <dd>
                {t(`openness.${initiative.openness}`)}
                {initiative.eligibleGroup ? `${t('list.colon')}${initiative.eligibleGroup.name}` : ''}
              </dd>
            </div>
            {initiative.leadOrganisation && (
              <div>
                <dt>{t('column.lead')}</dt>
                <dd>{initiative.leadOrganisation}</dd>
              </div>
            )}
            {initiative.hostCountry && (
              <div>
                <dt>{t('column.host')}</dt>
                <dd>
                  <Link href={to(`/country/${initiative.hostCountry.code}`)}>{initiative.hostCountry.name}</Link>
                </dd>
              </div>
            )}
            {dated.map(([key, day]) =>
              day === null ? null : (
                <div key={key}>
                  <dt>{t(key)}</dt>
                  <dd>{format.day(day)}</dd>
                </div>
              ),
            )}
            <div>
              <dt>{t('column.participants')}</dt>
              <dd>
                {format.number(initiative.participantCount)}
                {initiative.publishedTotal === null
                  ? ''
                  : t('list.aside', {
                      text: t('initiative.published', { total: format.number(initiative.publishedTotal) }),
                    })}
              </dd>
            </div>
            <div>
              <dt>{t('initiative.list')}</dt>
              <dd>{completeness}</dd>
            </div>
          </dl>
          {initiative.url && /^https?:\/\//i.test(initiative.url) && (
            <p>
              <a href={initiative.url} rel="noopener noreferrer" target="_blank">
                {t('initiative.source')}
              </a>{' '}
              ·{' '}
              <a href={graphiqlAddress({ document: InitiativePageDocument as never, variables })}>
                {t('figure.query')}
              </a>
            </p>
          )}
        </>
      )}
      <InitiativeOverTime slug={slug} name={initiative.name} openedOn={initiative.openedOn} />
      {!embedded && (
        <>
          <section className="block" aria-labelledby="participants">
            <h2 id="participants">{t('initiative.participants', { day: format.day(asOf) })}</h2>
            {facts.length === 0 && <Empty>{t('facts.none')}</Empty>}
            <MoreFacts list={list} />
            {blocks.map((block) => (
              <div key={block.slug} className="participant-group">
                <h3>
                  {block.name} <span className="muted">{format.number(block.codes.length)}</span>
                </h3>
                <ul className="chips">
                  {[...block.codes]
                    .sort((one, other) => format.compare(frame.countryName(one), frame.countryName(other)))
                    .map((code) => (
                      <li key={code}>
                        <button
                          type="button"
                          className="linklike"
                          onClick={() =>
                            showFacts({
                              title: `${frame.countryName(code)} · ${initiative.name}`,
                              filter: { countries: [code], initiatives: [slug] },
                              asOf,
                              history: true,
                            })
                          }
                        >
                          {frame.countryName(code)}
                        </button>
                      </li>
                    ))}
                </ul>
              </div>
            ))}
            {organisations.length > 0 && (
              <div className="participant-group">
                <h3>
                  {t('initiative.organisations')} <span className="muted">{format.number(organisations.length)}</span>
                </h3>
                <ul className="chips">
                  {organisations.map(([id, name]) => (
                    <li key={id}>{name}</li>
                  ))}
                </ul>
              </div>
            )}
          </section>
          <section className="block" aria-labelledby="facts">
            <h2 id="facts">{t('country.facts')}</h2>
            <details>
              <summary>{t('initiative.showFacts', { number: format.number(facts.length) })}</summary>
              <ol className="facts">
                {facts.map((fact) => (
                  <FactItem key={fact.id} fact={fact}>
                    <ParticipantName participant={fact.participant} />
                  </FactItem>
                ))}
              </ol>
            </details>
            <MoreFacts list={list} />
          </section>
        </>
      )}
    </>
  );
}
