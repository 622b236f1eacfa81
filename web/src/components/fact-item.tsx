import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { FactPartsFragment, ParticipantPartsFragment } from '../generated/graphql.js';
import { useFormat } from '../lib/use-format.js';
import { useView } from '../state/use-view.js';

/** Only addresses of the web become links: nothing that a source's text could make run. */
export function webAddress(text: string | null): string | null {
  if (text === null) return null;
  return /^https?:\/\//i.test(text) ? text : null;
}

/** Dates of a fact in words, no more exact than its source. */
export function useFactDates() {
  const { t } = useTranslation();
  const format = useFormat();
  return (fact: Pick<FactPartsFragment, 'validFrom' | 'validTo' | 'datePrecision'>) => {
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
    return fact.validTo === null
      ? from
      : `${from}${t('list.comma')}${t('fact.until', { day: format.day(fact.validTo) })}`;
  };
}

/** A state with a link to its page, an organisation by name. */
export function ParticipantName({ participant }: { participant: ParticipantPartsFragment }) {
  const { to } = useView();
  if (participant.__typename !== 'Country') return participant.name;
  return <Link href={to(`/country/${participant.code}`)}>{participant.name}</Link>;
}

/** A fact: what it is of, role, dates and how exact they are, confidence, when recorded, and its citations. */
export function FactItem({ fact, children }: { fact: FactPartsFragment; children: ReactNode }) {
  const { t } = useTranslation();
  const format = useFormat();
  const dates = useFactDates();
  return (
    <li>
      <h3>{children}</h3>
      <p>
        <strong>{t(`role.${fact.role}`)}</strong>
        {t('list.comma')}
        {dates(fact)}
      </p>
      <p className="muted">
        {t(`confidence.${fact.confidence}`)} · {t(`precision.${fact.datePrecision}`)} ·{' '}
        {t('fact.recorded', { instant: format.instant(fact.recordedAt) })}
      </p>
      <Citations fact={fact} />
    </li>
  );
}

function Citations({ fact }: { fact: FactPartsFragment }) {
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
            {citation.publisher && citation.publisher !== label ? `${t('list.comma')}${citation.publisher}` : ''}
            {citation.accessedOn
              ? t('list.aside', { text: t('fact.accessed', { day: format.day(citation.accessedOn) }) })
              : ''}
            {citation.evidence && <p className="evidence">{citation.evidence}</p>}
          </li>
        );
      })}
    </ul>
  );
}
