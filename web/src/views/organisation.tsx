import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { FactItem } from '../components/fact-item.js';
import { FactsByClass } from '../components/facts-by-class.js';
import { graphiqlAddress } from '../components/figure-card.js';
import { MoreFacts } from '../components/more-facts.js';
import { Empty, Failed, StartAgain, Waiting } from '../components/states.js';
import { Words } from '../components/words.js';
import { OrganisationPageDocument } from '../generated/graphql.js';
import { useFormat } from '../lib/use-format.js';
import { useTerm } from '../lib/use-term.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useMore } from '../state/use-more.js';
import { useView } from '../state/use-view.js';
import { listingOf } from '../state/view-state.js';

/** An organisation: what it is, what it takes part in and leads, and which states belong to it. */
export default function OrganisationPage({ code }: { code: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const term = useTerm();
  const frame = useFrame();
  const { state, to } = useView();
  const asOf = state.asOf ?? frame.dataThrough;
  const variables = useMemo(
    () => ({
      code,
      asOf,
      facts: { ...listingOf(state), presence: 'CUMULATIVE' as const },
      locale: frame.locale,
      after: null,
    }),
    [code, asOf, state, frame.locale],
  );
  const answer = useAnswer(OrganisationPageDocument, variables);
  const list = useMore(OrganisationPageDocument, variables, answer.data, (data) => data.organisation?.participations);
  if (answer.error) return <Failed error={answer.error} retry={answer.retry} />;
  if (!answer.data) return <Waiting tall />;
  const { organisation, leads } = answer.data;
  if (!organisation) {
    return (
      <section className="problem">
        <h1>{t('organisation.unknown', { code })}</h1>
        <p>{t('organisation.unknownText')}</p>
        <StartAgain />
      </section>
    );
  }
  const other = organisation.name === organisation.nameEn ? organisation.nameZh : organisation.nameEn;
  const states = organisation.kind === 'INTERGOVERNMENTAL' || organisation.kind === 'REGIONAL';
  const members = organisation.members
    .map((member) => ({ code: member.code, name: frame.countryName(member.code) }))
    .sort((one, next) => format.compare(one.name, next.name));
  return (
    <>
      <h1 className="page-title">
        <Words>{organisation.name}</Words>
      </h1>
      {other !== organisation.name && (
        <p className="names" lang={organisation.name === organisation.nameEn ? 'zh-Hans' : 'en'}>
          {other}
        </p>
      )}
      <dl className="key-facts">
        <div>
          <dt>{t('organisation.kind')}</dt>
          <dd>{term('organisationKind', organisation.kind)}</dd>
        </div>
        {organisation.family && (
          <div>
            <dt>{t('organisation.family')}</dt>
            <dd>{term('family', organisation.family)}</dd>
          </div>
        )}
        {organisation.homeCountry && (
          <div>
            <dt>{t('organisation.home')}</dt>
            <dd>
              <Link href={to(`/country/${organisation.homeCountry.code}`)}>{organisation.homeCountry.name}</Link>
            </dd>
          </div>
        )}
        {states && (
          <div>
            <dt>{t('organisation.members', { day: format.day(asOf) })}</dt>
            <dd>{members.length === 0 ? t('organisation.noMembers') : format.number(members.length)}</dd>
          </div>
        )}
        <div>
          <dt>{t('column.code')}</dt>
          <dd>{organisation.code}</dd>
        </div>
      </dl>
      <p>
        <a href={graphiqlAddress({ document: OrganisationPageDocument as never, variables })}>{t('figure.query')}</a>
      </p>
      <section className="block" aria-labelledby="leads">
        <h2 id="leads">{t('organisation.leads', { number: format.number(leads.totalCount) })}</h2>
        {leads.nodes.length === 0 ? (
          <Empty>{t('organisation.leadsNone')}</Empty>
        ) : (
          <ul className="chips">
            {leads.nodes.map((initiative) => (
              <li key={initiative.slug}>
                <Link href={to(`/initiative/${initiative.slug}`)}>{initiative.name}</Link>{' '}
                <span className="muted">{term('kind', initiative.kind)}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      {list.nodes.length === 0 && <Empty>{t('facts.none')}</Empty>}
      <FactsByClass
        title={t('organisation.roles')}
        facts={list.nodes}
        asOf={asOf}
        name={(fact) => (
          <>
            <Link href={to(`/initiative/${fact.initiative.slug}`)}>{fact.initiative.name}</Link>
            {fact.initiative.adoption === 'BY_ORGANISATION' &&
              t('list.aside', { text: term('adoption', 'BY_ORGANISATION') })}
          </>
        )}
      />
      {members.length > 0 && (
        <section className="block" aria-labelledby="members">
          <h2 id="members">{t('organisation.membersList', { day: format.day(asOf) })}</h2>
          <ul className="chips">
            {members.map((member) => (
              <li key={member.code}>
                <Link href={to(`/country/${member.code}`)}>{member.name}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {list.nodes.length > 0 && (
        <section className="block" aria-labelledby="facts">
          <h2 id="facts">{t('country.facts')}</h2>
          <details>
            <summary>{t('initiative.showFacts', { number: format.number(list.nodes.length) })}</summary>
            <ol className="facts">
              {list.nodes.map((fact) => (
                <FactItem key={fact.id} fact={fact}>
                  <Link href={to(`/initiative/${fact.initiative.slug}`)}>{fact.initiative.name}</Link>
                </FactItem>
              ))}
            </ol>
          </details>
          <MoreFacts list={list} />
        </section>
      )}
    </>
  );
}
