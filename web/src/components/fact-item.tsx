import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { FactPartsFragment, ParticipantPartsFragment } from '../generated/graphql.js';
import { isPosition } from '../lib/roles.js';
import { useFormat } from '../lib/use-format.js';
import { useRoleInWords } from '../lib/use-roles.js';
import { useTerm } from '../lib/use-term.js';
import { useToken } from '../state/session.js';
import { useView } from '../state/use-view.js';
import { SomethingWrong } from './something-wrong.js';

/** Only addresses of the web become links: nothing that a source's text could make run. */
export function webAddress(text: string | null): string | null {
  if (text === null) return null;
  return /^https?:\/\//i.test(text) ? text : null;
}

/** Dates of a fact in words, no more exact than its source. */
export function useFactDates() {
  const { t } = useTranslation();
  const format = useFormat();
  return (fact: Pick<FactPartsFragment, 'role' | 'validFrom' | 'validTo' | 'datePrecision' | 'validToPrecision'>) => {
    const from =
      fact.validFrom === null
        ? t('fact.fromUnknown')
        : fact.datePrecision === 'NO_LATER_THAN'
          ? t('fact.noLaterThan', { day: format.day(fact.validFrom) })
          : // A position was taken on a day; what else is on record goes on from it.
            t(isPosition(fact.role) ? 'fact.on' : 'fact.since', {
              day: format.known(fact.validFrom, fact.datePrecision),
            });
    if (fact.validTo === null) return from;
    const until = t(fact.validToPrecision === 'NO_LATER_THAN' ? 'fact.untilNoLaterThan' : 'fact.until', {
      day: format.known(fact.validTo, fact.validToPrecision),
    });
    return `${from}${t('list.comma')}${until}`;
  };
}

/** A state or an organisation, with a link to its page. */
export function ParticipantName({ participant }: { participant: ParticipantPartsFragment }) {
  const { to } = useView();
  const page = participant.__typename === 'Country' ? 'country' : 'organisations';
  return <Link href={to(`/${page}/${encodeURIComponent(participant.code)}`)}>{participant.name}</Link>;
}

/**
 * A fact: what it is of, role, dates and how exact they are, confidence, when recorded, its citations, and what to do where it
 * is wrong: everybody can say so, and whoever keeps the roll can propose what it should be.
 */
export function FactItem({ fact, children }: { fact: FactPartsFragment; children: ReactNode }) {
  const { t } = useTranslation();
  const format = useFormat();
  const dates = useFactDates();
  const role = useRoleInWords();
  const term = useTerm();
  const { to } = useView();
  const signedIn = useToken() !== null;
  const id = useId();
  return (
    <li>
      <h3 id={id}>{children}</h3>
      <p>
        <strong>{role(fact.role)}</strong>
        {t('list.comma')}
        {dates(fact)}
      </p>
      <p className="muted">
        {term('confidence', fact.confidence)} · {t('fact.start', { precision: term('precision', fact.datePrecision) })}
        {fact.validTo !== null &&
          fact.validToPrecision !== null &&
          ` · ${t('fact.end', { precision: term('precision', fact.validToPrecision) })}`}
        {' · '}
        {t('fact.recorded', { instant: format.instant(fact.recordedAt) })}
      </p>
      <Citations fact={fact} />
      <SomethingWrong
        subject={fact.id}
        describedBy={id}
        beside={signedIn && <Link href={to('/curate/new', {}, { fact: fact.id })}>{t('fact.propose')}</Link>}
      />
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
