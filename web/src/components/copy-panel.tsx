import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import './copy-panel.css';

/** A text to take along, with a button that copies it. */
export function CopyPanel({ label, text }: { label: string; text: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  const id = useId();
  return (
    <div className="copy-panel">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} readOnly rows={5} value={text} onFocus={(event) => event.target.select()} />
      <button
        type="button"
        onClick={() => {
          // Without a secure context there is no clipboard: the text is there to be selected.
          const writing = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'));
          writing.then(
            () => setCopied('yes'),
            () => setCopied('failed'),
          );
        }}
      >
        {t('figure.copy')}
      </button>
      <span role="status">
        {copied === 'yes' ? t('figure.copied') : copied === 'failed' ? t('figure.notCopied') : ''}
      </span>
    </div>
  );
}
