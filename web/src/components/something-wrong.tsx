import './something-wrong.css';
import { type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { lazyAgain } from '../lib/fetch-again.js';
import { nodeId } from '../lib/node-id.js';
import { useToken } from '../state/session.js';
import { useView } from '../state/use-view.js';

const ReportForm = lazyAgain(() => import('../curation/report-form.js'));

/** "This is wrong": beneath whatever may be, the way to tell the curators. `beside` stands on the same line. */
export function SomethingWrong(properties: {
  /** Identifier of what it would be about. */
  readonly subject: string;
  /** Id of the element that names it. */
  readonly describedBy?: string;
  readonly label?: string;
  readonly beside?: ReactNode;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { subject, describedBy, label = t('fact.wrong'), beside } = properties;
  return (
    <div className="something-wrong">
      <p>
        <button
          type="button"
          className="linklike"
          aria-expanded={open}
          aria-describedby={describedBy}
          onClick={() => setOpen(!open)}
        >
          {label}
        </button>
        {beside && <> · {beside}</>}
      </p>
      {open && (
        <Suspense fallback={null}>
          <ReportForm subject={subject} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  );
}

/** Of a country or an initiative as a whole: what is wrong or missing can be told, or proposed by whoever keeps the roll. */
export function SomethingMissing(of: { readonly participant: string } | { readonly initiative: string }) {
  const { t } = useTranslation();
  const { to } = useView();
  const signedIn = useToken() !== null;
  return (
    <SomethingWrong
      subject={'participant' in of ? nodeId('Country', of.participant) : nodeId('Initiative', of.initiative)}
      label={t('fact.wrongHere')}
      beside={signedIn && <Link href={to('/curate/new', {}, { ...of })}>{t('fact.record')}</Link>}
    />
  );
}
