import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { ParticipantName } from '../../components/fact-item.js';
import { useFormat } from '../../lib/use-format.js';
import { useTerm } from '../../lib/use-term.js';
import { useView } from '../../state/use-view.js';
import { listed } from './listed.js';
import { MayJoin } from './may-join.js';
import type { Initiative } from './types.js';
import { useListSays } from './use-list-says.js';

/** What is on record of the initiative itself; of what is not, nothing is said. */
export function KeyFacts({ initiative, asOf }: { initiative: Initiative; asOf: string }) {
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
      : format.dayAsKnown(openedOn, openedPrecision));
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
