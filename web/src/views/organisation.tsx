import { Link } from 'wouter';
import { FactsByClass } from '../components/facts-by-class.js';
import { graphiqlAddress } from '../components/figure-card.js';
import { useTitle } from '../components/page-title.js';
import { Empty, Failed, StartAgain, Waiting } from '../components/states.js';
import { WithWords } from '../components/with-words.js';
import { Words } from '../components/words.js';
import { OrganisationPageDocument } from '../generated/graphql.js';
import { useFormat } from '../lib/use-format.js';
import { useTerm } from '../lib/use-term.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useListing } from '../state/use-listing.js';
import { useMore } from '../state/use-more.js';
import { useView } from '../state/use-view.js';
import { FactsSection } from './organisation/facts.js';
import { KeyFacts } from './organisation/key-facts.js';
import { heldOn, MembersSection } from './organisation/members.js';
import { StandsForSection } from './organisation/stands-for.js';
import { useWords } from './organisation/words.js';

/** An organisation: what it is, what it takes part in and leads, where it stands for its members, and who these are. */
export default function OrganisationPage({ code }: { code: string }) {
  return (
    <WithWords feature="organisation">
      <Page code={code} />
    </WithWords>
  );
}

function Page({ code }: { code: string }) {
  const { t } = useWords();
  const format = useFormat();
  const term = useTerm();
  const frame = useFrame();
  const { state, to } = useView();
  const asOf = state.asOf ?? frame.dataThrough;
  const variables = useListing(code);
  const answer = useAnswer(OrganisationPageDocument, variables);
  const list = useMore(OrganisationPageDocument, variables, answer.data, (data) => data.organisation?.participations);
  useTitle(answer.data?.organisation?.name);
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
  const { memberships } = organisation;
  const members = new Set(memberships.filter(heldOn(asOf)).map(({ country }) => country.code)).size;
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
      <KeyFacts organisation={organisation} members={members} asOf={asOf} />
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
      {memberships.length > 0 && <StandsForSection facts={list.nodes} asOf={asOf} />}
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
      <MembersSection memberships={memberships} asOf={asOf} />
      <FactsSection list={list} />
    </>
  );
}
