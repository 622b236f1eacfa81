import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { addressAt } from '../../../src/pages/addresses.js';
import { ServerText } from '../components/first-text.js';
import { Waiting } from '../components/states.js';
import { firstText } from '../state/first-text.js';
import { useView } from '../state/use-view.js';

/** What came of asking for a text: the text of an address, or that it could not be had. */
interface Came {
  readonly of: string;
  readonly html: string | 'unreachable';
}

/** A page of text, which the server writes: what the roll is, its method, its data, what changed, who keeps it. */
export default function Info() {
  const { t } = useTranslation();
  const { state } = useView();
  const [path] = useLocation();
  const address = `/texts/${addressAt(path)?.page.key}?lang=${state.language}`;
  const [came, setCame] = useState<Came | null>(() => {
    const html = firstText();
    return html === null ? null : { of: address, html };
  });
  const text = came?.of === address ? came.html : null;
  useEffect(() => {
    if (text !== null) return;
    const gone = new AbortController();
    fetch(address, { signal: gone.signal })
      .then(async (answer) => (answer.ok ? await answer.text() : 'unreachable'))
      .catch(() => 'unreachable')
      .then((html) => {
        if (!gone.signal.aborted) setCame({ of: address, html });
      });
    return () => gone.abort();
  }, [address, text]);
  // The browser looked for the place before the text was here.
  useEffect(() => {
    const anchor = decodeURIComponent(window.location.hash.slice(1));
    if (text !== null && anchor !== '') document.getElementById(anchor)?.scrollIntoView();
  }, [text]);
  if (text === null) return <Waiting tall />;
  if (text === 'unreachable') {
    return (
      <section className="problem" role="alert">
        <h2>{t('state.unreachable')}</h2>
        <p>{t('state.unreachableText')}</p>
        <button type="button" onClick={() => setCame(null)}>
          {t('state.retry')}
        </button>
      </section>
    );
  }
  return (
    <div className="info">
      <ServerText html={text} />
    </div>
  );
}
