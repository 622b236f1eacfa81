import { Fragment, type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { dayOf } from '../../../src/domain/day.js';
import { closingDay, isIncomplete, settled } from '../../../src/domain/lists.js';
import { ROLES, type Role, type RoleClass } from '../../../src/domain/vocabulary.js';
import { FactItem, ParticipantName, webAddress } from '../components/fact-item.js';
import { graphiqlAddress } from '../components/figure-card.js';
import { MoreFacts } from '../components/more-facts.js';
import { useShell } from '../components/shell-context.js';
import { SomethingMissing } from '../components/something-wrong.js';
import { Empty, Failed, StartAgain, Waiting } from '../components/states.js';
import { Words } from '../components/words.js';
import { InitiativePageDocument, type InitiativePageQuery } from '../generated/graphql.js';
import { byGroup } from '../lib/blocks.js';
import { classOfRole, isCounted } from '../lib/roles.js';
import { type Format, useFormat } from '../lib/use-format.js';
import { useOrganisationNames } from '../lib/use-organisation-names.js';
import { useTerm } from '../lib/use-term.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useMore } from '../state/use-more.js';
import { useView } from '../state/use-view.js';
import { listingOf, namesOf } from '../state/view-state.js';
import { InitiativeOverTime } from './initiative-over-time.js';

type Initiative = NonNullable<InitiativePageQuery['initiative']>;
type Fact = Initiative['participations']['nodes'][number];

/** Who has a role of these classes takes part, and is listed by group; the others are listed by role. */
const TAKING_PART: readonly RoleClass[] = ['COMMITMENT', 'MEMBERSHIP'];
/** In the order of the page: positions stand before what the rest is about. */
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
      scheme: state.scheme,
      locale: frame.locale,
      after: null,
    };
  }, [slug, asOf, state, frame.locale, frame.rule.method]);
  const answer = useAnswer(InitiativePageDocument, variables);
  const list = useMore(InitiativePageDocument, variables, answer.data, (data) => data.initiative?.participations);
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
  const onDay = (fact: Fact) => fact.validTo === null || fact.validTo > asOf;
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
              {initiative.aliases.map((alias, place) => (
                <Fragment key={alias}>
                  {place > 0 && t('list.semicolon')}
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
              note={(fact) => format.known(fact.validTo!, fact.validToPrecision)}
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

const same = (one: Fact, other: Fact) => one.participant.id === other.participant.id;

/** What is on record of the initiative itself; of what is not, nothing is said. */
function KeyFacts({ initiative, asOf }: { initiative: Initiative; asOf: string }) {
  const { t } = useTranslation();
  const term = useTerm();
  const format = useFormat();
  const { to } = useView();
  const listSays = useListSays();
  const and = t('list.and');
  const comma = t('list.comma');
  const { votes, publishedTotal, participantCount, openedOn, openedPrecision } = initiative;
  const country = ({ code, name }: { code: string; name: string }) => <Link href={to(`/country/${code}`)}>{name}</Link>;
  const other = ({ slug, name }: { slug: string; name: string }) => (
    <Link href={to(`/initiative/${slug}`)}>{name}</Link>
  );
  const voted =
    votes &&
    [
      t('initiative.votes', {
        for: format.number(votes.for),
        against: format.number(votes.against),
        abstained: format.number(votes.abstained),
      }),
      ...(votes.notVoting === null ? [] : [t('initiative.notVoting', { number: format.number(votes.notVoting) })]),
    ].join(comma);
  const opened =
    openedOn &&
    (openedPrecision === 'NO_LATER_THAN'
      ? t('fact.by', { day: format.day(openedOn) })
      : format.known(openedOn, openedPrecision));
  const rows: [key: string, text: ReactNode][] = [
    [
      'column.kind',
      [
        term('kind', initiative.kind),
        term('scope', initiative.scope),
        t(initiative.binding ? 'initiative.binding' : 'initiative.notBinding'),
      ].join(comma),
    ],
    [
      'initiative.topics',
      initiative.topics.length > 0 && initiative.topics.map((topic) => term('topic', topic)).join(and),
    ],
    ['initiative.focus', initiative.focus === 'BROADER' && term('focus', initiative.focus)],
    ['initiative.adoption', term('adoption', initiative.adoption)],
    [
      'initiative.manner',
      initiative.manner && [term('manner', initiative.manner), ...(voted ? [voted] : [])].join(t('list.colon')),
    ],
    ['initiative.openness', initiative.adoption === 'BY_STATES' && <MayJoin initiative={initiative} asOf={asOf} />],
    [
      'column.lead',
      initiative.leads.length > 0
        ? listed(
            initiative.leads,
            and,
            (lead) => <ParticipantName participant={lead} />,
            ({ id }) => id,
          )
        : initiative.leadOrganisation,
    ],
    ['column.host', initiative.hostCountry && country(initiative.hostCountry)],
    ['initiative.seat', initiative.seatCountry && country(initiative.seatCountry)],
    ['initiative.parent', initiative.parent && other(initiative.parent)],
    [
      'initiative.children',
      initiative.children.length > 0 && listed(initiative.children, and, other, ({ slug }) => slug),
    ],
    ['initiative.opened', opened],
    ['initiative.inForce', initiative.inForceOn && format.day(initiative.inForceOn)],
    ['initiative.ended', initiative.endedOn && format.day(initiative.endedOn)],
    [
      'column.participants',
      publishedTotal === null
        ? format.number(participantCount)
        : // A source's total may be of another day, or of states alone.
          t(participantCount <= publishedTotal ? 'lists.namesOfTotal' : 'lists.namesAndTotal', {
            names: format.number(participantCount),
            total: format.number(publishedTotal),
          }),
    ],
    ['initiative.list', listSays(initiative, asOf)],
  ];
  return (
    <dl className="key-facts">
      {rows.map(([key, text]) =>
        text ? (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>{text}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

function listed<Item>(
  items: readonly Item[],
  and: string,
  show: (item: Item) => ReactNode,
  key: (item: Item) => string,
) {
  return items.map((item, place) => (
    <Fragment key={key(item)}>
      {place > 0 && and}
      {show(item)}
    </Fragment>
  ));
}

type Listed = Pick<Initiative, 'listCompleteness' | 'listCheckedOn' | 'listClosedOn' | 'endedOn'>;

const asListed = ({ listCompleteness, listCheckedOn, listClosedOn, endedOn }: Listed) => {
  const day = (text: string | null) => (text === null ? null : dayOf(text));
  return {
    listCompleteness,
    listCheckedOn: day(listCheckedOn),
    listClosedOn: day(listClosedOn),
    endedOn: day(endedOn),
  };
};

/** Who may join, for initiatives that states join by an act of their own; from its closing on nobody. */
function MayJoin({ initiative, asOf }: { initiative: Initiative; asOf: string }) {
  const { t } = useTranslation();
  const term = useTerm();
  const format = useFormat();
  const { openness, eligibleGroup, listClosedOn, endedOn } = initiative;
  const closing = closingDay(asListed(initiative));
  if (closing !== null && closing <= dayOf(asOf)) {
    const day = [listClosedOn, endedOn].flatMap((text) => text ?? []).sort()[0]!;
    return t('initiative.closed', { day: format.day(day) });
  }
  return [term('openness', openness), ...(eligibleGroup ? [eligibleGroup.name] : [])].join(t('list.colon'));
}

/** What the list on record says, when it was last read, and whether that settles it. */
function useListSays(): (initiative: Listed, asOf: string) => string {
  const { t } = useTranslation();
  const term = useTerm();
  const format = useFormat();
  const { method } = useFrame().rule;
  return (initiative, asOf) => {
    const { listCompleteness, listCheckedOn, listClosedOn, endedOn } = initiative;
    if (listCompleteness !== 'COMPLETE') return term('completeness', listCompleteness);
    if (listCheckedOn === null) return t('lists.neverRead');
    const read = t('lists.completeWhenRead', { day: format.day(listCheckedOn) });
    if (settled(asListed(initiative))) {
      const closed = [listClosedOn, endedOn].flatMap((text) => text ?? []).sort()[0]!;
      return `${read}${t('list.semicolon')}${t('lists.settled', { day: format.day(closed) })}`;
    }
    return isIncomplete(asListed(initiative), dayOf(asOf), { method })
      ? `${read}${t('list.semicolon')}${t('lists.tooOld', { day: format.day(asOf) })}`
      : read;
  };
}

interface ByGroupProperties {
  readonly facts: readonly Fact[];
  readonly groups: Parameters<typeof byGroup>[0];
  readonly slug: string;
  readonly name: string;
  readonly asOf: string;
}

/** The states that take part by group, then the organisations; each once, whatever its roles. */
function ByGroup({ facts, groups, slug, name, asOf }: ByGroupProperties) {
  const { t } = useTranslation();
  const format = useFormat();
  const frame = useFrame();
  const { showFacts } = useShell();
  const states = facts.flatMap(({ participant }) => (participant.__typename === 'Country' ? [participant.code] : []));
  const blocks = byGroup(groups, new Set(states), t('group.notClassified'));
  const organisations = facts.filter(({ participant }) => participant.__typename === 'Organisation');
  return (
    <>
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
                        title: `${frame.countryName(code)} · ${name}`,
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
      <Chips heading={t('initiative.organisations')} facts={organisations} />
    </>
  );
}

/** Participants with links to their pages, each once. */
function Chips(properties: {
  readonly heading: string;
  readonly facts: readonly Fact[];
  readonly note?: (fact: Fact) => string;
}) {
  const format = useFormat();
  const { heading, facts, note } = properties;
  const unique = [...new Map(facts.map((fact) => [fact.participant.id, fact])).values()].sort(byName(format));
  if (unique.length === 0) return null;
  return (
    <div className="participant-group">
      <h3>
        {heading} <span className="muted">{format.number(unique.length)}</span>
      </h3>
      <ul className="chips">
        {unique.map((fact) => (
          <li key={fact.id}>
            <ParticipantName participant={fact.participant} />
            {note && <span className="muted"> {note(fact)}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

const byName = (format: Format) => (one: Fact, other: Fact) =>
  format.compare(one.participant.name, other.participant.name);

/** Lists of names longer than this are folded up: of a vote, a whole assembly. */
const MANY = 60;

/** Everybody with a role of a class that is no taking part: who leads, gives, watches, receives, took a position. */
function OfClass({ item, facts }: { item: RoleClass; facts: readonly Fact[] }) {
  const { t } = useTranslation();
  const term = useTerm();
  const format = useFormat();
  const counted = useFrame().rule.roles;
  if (facts.length === 0) return null;
  const none = facts.every((fact) => !isCounted(counted, fact.role));
  const roleInWords = (role: Role) =>
    none || isCounted(counted, role) ? term('role', role) : t('role.notCounted', { role: term('role', role) });
  const id = `class-${item.toLowerCase()}`;
  return (
    <section className="block" aria-labelledby={id}>
      <h2 id={id}>{t(none ? 'initiative.classNotCounted' : 'initiative.class', { title: t(`class.${item}`) })}</h2>
      {ROLES.map((role) => {
        const own = facts.filter((fact) => fact.role === role);
        if (own.length === 0) return null;
        const chips = <Chips key={role} heading={roleInWords(role)} facts={own} />;
        return own.length > MANY ? (
          <details key={role}>
            <summary>
              {roleInWords(role)} <span className="muted">{format.number(own.length)}</span>
            </summary>
            {chips}
          </details>
        ) : (
          chips
        );
      })}
    </section>
  );
}
