import { Component, type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetFailures } from '../lib/fetch-again.js';
import { StartAgain } from './states.js';

interface Properties {
  readonly children: ReactNode;
  /** Another one tries again: the address, for example. */
  readonly of: string;
}

/** What could not be drawn is said, and the page with its ways elsewhere stays: never a blank one. */
export class ErrorBoundary extends Component<Properties, { error: Error | null; of: string }> {
  override state = { error: null as Error | null, of: this.props.of };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  static getDerivedStateFromProps({ of }: Properties, state: { of: string }) {
    return of === state.of ? null : { error: null, of };
  }

  override render() {
    const { error } = this.state;
    return error === null ? this.props.children : <Broken error={error} retry={() => this.setState({ error: null })} />;
  }
}

function Broken({ error, retry }: { error: Error; retry: () => void }) {
  const { t } = useTranslation();
  // Nothing that failed is on the page now: whatever is drawn next is fetched anew.
  useEffect(forgetFailures, []);
  return (
    <section className="problem" role="alert">
      <h2>{t('state.broken')}</h2>
      <p>{t('state.brokenText')}</p>
      <p>
        <code>{error.message}</code>
      </p>
      <button type="button" onClick={retry}>
        {t('state.retry')}
      </button>
      <StartAgain />
    </section>
  );
}
