import { Fragment, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoleClass } from '../../../src/domain/vocabulary.js';
import { FactItem, ParticipantName, webAddress } from '../components/fact-item.js';
import { graphiqlAddress } from '../components/figure-card.js';
import { MoreFacts } from '../components/more-facts.js';
import { useTitle } from '../components/page-title.js';
import { useShell } from '../components/shell-context.js';
import { SomethingMissing } from '../components/something-wrong.js';
import { Empty, Failed, StartAgain, Waiting } from '../components/states.js';
import { Words } from '../components/words.js';
import { InitiativePageDocument } from '../generated/graphql.js';
import { classOfRole } from '../lib/roles.js';
import { useFormat } from '../lib/use-format.js';
import { useOrganisationNames } from '../lib/use-organisation-names.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useMore } from '../state/use-more.js';
import { useView } from '../state/use-view.js';
import { listingOf, namesOf, schemeOnRecord } from '../state/view-state.js';
import { ByGroup } from './initiative/by-group.js';
import { Chips } from './initiative/chips.js';
import { KeyFacts } from './initiative/key-facts.js';
import { OfClass } from './initiative/of-class.js';
import { InitiativeOverTime } from './initiative/over-time.js';
import type { InitiativeFact } from './initiative/types.js';

/** Who has a role of these classes takes part, and is listed by group; the others are listed by role. */
const TAKING_PART: readonly RoleClass[] = ['COMMITMENT', 'MEMBERSHIP'];
/** Classes that are listed by role, in the order of the page. */
const APART: readonly RoleClass[] = ['LEADERSHIP', 'ASSISTANCE', 'OBSERVATION', 'POSITION', 'BENEFIT', 'PERSONAL'];

/** An initiative: what it is in plain words, who takes part over time and by group, with sources. */
export default function InitiativePage({ slug }: { slug: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const frame = useFrame();
  const { state } = useView();
  const { embedded } = useShell();
  const organisations = useOrganisationNames();
  const asOf = state.asOf ?? frame.dataThrough;
  const variables = useMemo(() => {
    const everyFact = { ...listingOf(state), presence: 'CUMULATIVE' as const };
    return {
      slug,
      asOf,
      names: { ...namesOf(state, frame.rule.method), presence: 'CUMULATIVE' as const },
      facts: everyFact,
      scheme: schemeOnRecord(state),
      locale: frame.locale,
      after: null,
    };
  }, [slug, asOf, state, frame.locale, frame.rule.method]);
  const answer = useAnswer(InitiativePageDocument, variables);
  const list = useMore(InitiativePageDocument, variables, answer.data, (data) => data.initiative?.participations);
  useTitle(answer.data?.initiative?.name);
  if (answer.error) return <Failed error={answer.error} retry={answer.retry} />;
  if (!answer.data) return <Waiting tall />;
  const { initiative } = answer.data;
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
  const onDay = (fact: InitiativeFact) => fact.validTo === null || fact.validTo > asOf;
  const takingPart = facts.filter((fact) => TAKING_PART.includes(classOfRole(fact.role)));
  const adopting = takingPart
    .filter(onDay)
    .flatMap(({ participant }) => (participant.__typename === 'Organisation' ? [participant] : []));
  const otherName = initiative.name === initiative.nameEn ? initiative.nameZh : initiative.nameEn;
  const address = webAddress(initiative.url);
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
          {initiative.aliases.length > 0 && (
            <p className="muted small">
              {t('initiative.aliases')}
              {t('list.colon')}
              {initiative.aliases.map((alias, index) => (
                <Fragment key={alias}>
                  {index > 0 && t('list.semicolon')}
                  <bdi>{alias}</bdi>
                </Fragment>
              ))}
            </p>
          )}
          {initiative.summary && <p className="standfirst">{initiative.summary}</p>}
          <KeyFacts initiative={initiative} asOf={asOf} />
          <p>
            {address && (
              <>
                <a href={address} rel="noopener noreferrer" target="_blank">
                  {t('initiative.source')}
                </a>{' '}
                ·{' '}
              </>
            )}
            <a href={graphiqlAddress({ document: InitiativePageDocument as never, variables })}>{t('figure.query')}</a>
          </p>
          <SomethingMissing initiative={slug} />
        </>
      )}
      <InitiativeOverTime slug={slug} name={initiative.name} openedOn={initiative.openedOn} />
      {!embedded && (
        <>
          <section className="block" aria-labelledby="participants">
            <h2 id="participants">{t('initiative.participants', { day: format.day(asOf) })}</h2>
            {takingPart.length === 0 && <Empty>{t('initiative.noneOnRecord')}</Empty>}
            {initiative.adoption === 'BY_ORGANISATION' && adopting.length > 0 && (
              <p>{t('initiative.through', { names: organisations(adopting) })}</p>
            )}
            <MoreFacts list={list} />
            <ByGroup
              facts={takingPart.filter(onDay)}
              groups={answer.data.scheme?.groups ?? []}
              slug={slug}
              name={initiative.name}
              asOf={asOf}
            />
            <Chips
              heading={t('initiative.ended.participations')}
              facts={takingPart.filter(
                (fact) => !onDay(fact) && !takingPart.some((now) => onDay(now) && same(now, fact)),
              )}
              note={(fact) => format.dayAsKnown(fact.validTo!, fact.validToPrecision)}
            />
          </section>
          {APART.map((item) => (
            <OfClass key={item} item={item} facts={facts.filter((fact) => classOfRole(fact.role) === item)} />
          ))}
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

const same = (fact: InitiativeFact, other: InitiativeFact) => fact.participant.id === other.participant.id;
