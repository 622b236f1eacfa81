import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Controls } from '../components/controls.js';
import { FactsByClass } from '../components/facts-by-class.js';
import { useShell } from '../components/shell-context.js';
import { SomethingMissing } from '../components/something-wrong.js';
import { Failed, StartAgain, Waiting } from '../components/states.js';
import { WithWords } from '../components/with-words.js';
import { CountryPageDocument, CountryStandingDocument } from '../generated/graphql.js';
import { isPosition } from '../lib/roles.js';
import { useView } from '../state/use-view.js';
import { AbsencesSection } from './country/absences.js';
import { CompanySection } from './country/company.js';
import { DoorsSection } from './country/doors.js';
import { FactsSection } from './country/facts.js';
import { GroupsSection } from './country/groups.js';
import { KeyFacts, OtherNames } from './country/identity.js';
import { PeersSection } from './country/peers.js';
import { PositionsSection } from './country/positions.js';
import { SeatsCard } from './country/seats-card.js';
import { CountrySheet } from './country/sheet.js';
import { StandingSentences } from './country/standing-sentences.js';
import { ThroughSection } from './country/through.js';
import { TimelineCard } from './country/timeline-card.js';
import { useCountry } from './country/use-country.js';

/** A country: how it stands, what it could still join, with whom it sits, and the facts with their sources. */
export default function CountryPage({ code }: { code: string }) {
  return (
    <WithWords feature="country">
      <Page given={code} />
    </WithWords>
  );
}

function Page({ given }: { given: string }) {
  const code = given.toUpperCase();
  const { t } = useTranslation();
  const { to } = useView();
  const { embedded } = useShell();
  const { asOf, page, standing: stands, facts, variables, standingVariables } = useCountry(code);
  if (page.error) return <Failed error={page.error} retry={page.retry} />;
  if (!page.data) return <Waiting tall />;
  const { country } = page.data;
  if (!country) {
    return (
      <section className="problem">
        <h1>{t('country.unknown', { code: given })}</h1>
        <p>{t('country.unknownText')}</p>
        <StartAgain />
      </section>
    );
  }
  const standingAnswer = stands.data;
  const standing = standingAnswer?.country ? { ...standingAnswer, country: standingAnswer.country } : null;
  const request = { document: CountryPageDocument as never, variables };
  const standingRequest = { document: CountryStandingDocument as never, variables: standingVariables };
  return (
    <>
      {!embedded && (
        <div className="on-screen">
          <h1 className="page-title">{country.name}</h1>
          <OtherNames country={country} />
          {standing && <StandingSentences country={country} standing={standing} asOf={asOf} />}
          <Controls scheme={false} asOf={asOf} />
          <KeyFacts country={country} />
          <SomethingMissing participant={code} />
        </div>
      )}
      <div className={embedded ? undefined : 'on-screen'}>
        {stands.error && <Failed error={stands.error} retry={stands.retry} />}
        {!standing && !stands.error && <Waiting tall />}
        {standing && <SeatsCard country={country} standing={standing} asOf={asOf} request={standingRequest} />}
        {!embedded && standing && (
          <>
            <PeersSection country={country} standing={standing} asOf={asOf} />
            {standing.country.joinings && <DoorsSection joinings={standing.country.joinings} />}
            <CompanySection country={country} standing={standing} />
          </>
        )}
        <TimelineCard country={country} list={facts} asOf={asOf} request={request} />
        {!embedded && (
          <>
            <FactsByClass
              title={t('country.roles')}
              facts={facts.nodes.filter(({ role }) => !isPosition(role))}
              asOf={asOf}
              name={(fact) => <Link href={to(`/initiative/${fact.initiative.slug}`)}>{fact.initiative.name}</Link>}
            />
            <PositionsSection facts={facts.nodes} />
            {standing && (
              <>
                <ThroughSection standing={standing} />
                <AbsencesSection standing={standing} />
              </>
            )}
            <GroupsSection country={country} />
            <FactsSection list={facts} />
          </>
        )}
      </div>
      {!embedded && standing && <CountrySheet country={country} standing={standing} facts={facts} asOf={asOf} />}
    </>
  );
}
