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
              day: format.dayAsKnown(fact.validFrom, fact.datePrecision),
            });
    if (fact.validTo === null) return from;
    const until = t(fact.validToPrecision === 'NO_LATER_THAN' ? 'fact.untilNoLaterThan' : 'fact.until', {
      day: format.dayAsKnown(fact.validTo, fact.validToPrecision),
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
      <Citations citations={fact.citations} />
      {fact.acts.length > 0 && <Acts acts={fact.acts} />}
      {fact.contradictingClaims.map((claim) => (
        <ContradictingClaim
          key={`${claim.role} ${claim.validFrom} ${claim.validTo} ${claim.confidence}`}
          claim={claim}
        />
      ))}
      <SomethingWrong
        subject={fact.id}
        describedBy={id}
        beside={signedIn && <Link href={to('/curate/new', {}, { fact: fact.id })}>{t('fact.propose')}</Link>}
      />
    </li>
  );
}

/** The acts from which the participant's roles follow, each with its day, its effect and where it was read. */
function Acts({ acts }: { acts: FactPartsFragment['acts'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const term = useTerm();
  return (
    <div className="claim">
      <p>{t('fact.acts')}</p>
      <ul>
        {acts.map((act) => (
          <li key={`${act.kind} ${act.actedOn}`}>
            {t('fact.act', {
              act: term('act', act.kind),
              day:
                act.actedPrecision === 'NO_LATER_THAN'
                  ? t('fact.by', { day: format.day(act.actedOn) })
                  : format.dayAsKnown(act.actedOn, act.actedPrecision),
            })}
            {act.effectiveOn !== null &&
              t('list.aside', { text: t('fact.inEffect', { day: format.day(act.effectiveOn) }) })}{' '}
            <span className="muted">{term('confidence', act.confidence)}</span>
            <Citations citations={[act.citation]} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What other sources say of the same participant, initiative and time: beside the fact, and counted by nothing. */
function ContradictingClaim({ claim }: { claim: FactPartsFragment['contradictingClaims'][number] }) {
  const { t } = useTranslation();
  const dates = useFactDates();
  const role = useRoleInWords();
  const term = useTerm();
  return (
    <div className="claim">
      <p>
        {t('fact.otherwise', { claim: `${role(claim.role)}${t('list.comma')}${dates(claim)}` })}{' '}
        <span className="muted">
          {term('confidence', claim.confidence)} ·{' '}
          {t('fact.start', { precision: term('precision', claim.datePrecision) })}
          {' · '}
          {t('fact.notCounted')}
        </span>
      </p>
      <Citations citations={claim.citations} />
    </div>
  );
}

function Citations({ citations }: { citations: FactPartsFragment['citations'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className="citations">
      {citations.map((citation) => {
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
