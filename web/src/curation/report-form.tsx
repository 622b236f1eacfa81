import { useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import { ReportErrorDocument } from '../generated/graphql.js';
import { Field } from './fields.js';
import { Refused } from './refused.js';
import { useWords, WithWords } from './words.js';

/** What the API takes (ErrorReports). */
const LONGEST = { text: 5000, url: 2000, contact: 300 } as const;

const EMPTY = { text: '', url: '', contact: '' };

/** For everybody: what is wrong with a fact, an initiative or a country, for the curators to look into. */
export default function ReportForm(properties: { readonly subject: string; readonly onClose: () => void }) {
  return (
    <WithWords>
      <Form {...properties} />
    </WithWords>
  );
}

function Form({ subject, onClose }: { readonly subject: string; readonly onClose: () => void }) {
  const { t } = useWords();
  const client = useClient();
  const [report, setReport] = useState(EMPTY);
  const [state, setState] = useState<'open' | 'sending' | 'sent'>('open');
  const [error, setError] = useState<CombinedError>();
  const send = async () => {
    setState('sending');
    setError(undefined);
    const given = (value: string) => value.trim() || null;
    const result = await client.mutation(
      ReportErrorDocument,
      { subject, text: report.text, url: given(report.url), contact: given(report.contact) },
      // It changes nothing that the page shows.
      { unkept: true },
    );
    setError(result.error);
    setState(result.error ? 'open' : 'sent');
  };
  if (state === 'sent') {
    return (
      // The button that was pressed is gone: what took its place is where the keyboard goes on.
      <p className="note" role="status" tabIndex={-1} ref={(element) => element?.focus()}>
        {t('report.thanks')}
      </p>
    );
  }
  const change = (name: keyof typeof EMPTY) => (event: { target: { value: string } }) =>
    setReport({ ...report, [name]: event.target.value });
  return (
    <form
      className="form"
      aria-label={t('report.title')}
      onSubmit={(event) => {
        event.preventDefault();
        if (state === 'open') void send();
      }}
    >
      <Field label={t('report.text')}>
        {(parts) => (
          <textarea
            {...parts}
            required
            rows={3}
            maxLength={LONGEST.text}
            value={report.text}
            onChange={change('text')}
            // biome-ignore lint/a11y/noAutofocus: the form was asked for a moment ago, at this very place
            autoFocus
          />
        )}
      </Field>
      <Field label={t('report.url')} optional>
        {(parts) => (
          <input
            {...parts}
            type="url"
            pattern="https?://.+"
            placeholder="https://"
            maxLength={LONGEST.url}
            value={report.url}
            onChange={change('url')}
          />
        )}
      </Field>
      <Field label={t('report.contact')} hint={t('report.contactHint')} optional>
        {(parts) => (
          <input {...parts} maxLength={LONGEST.contact} value={report.contact} onChange={change('contact')} />
        )}
      </Field>
      <Refused error={error} />
      <p className="form-buttons">
        <button type="submit" className="plain-button" aria-disabled={state === 'sending' || undefined}>
          {t(state === 'sending' ? 'form.sending' : 'report.send')}
        </button>
        <button type="button" className="linklike" onClick={onClose}>
          {t('form.cancel')}
        </button>
      </p>
    </form>
  );
}
