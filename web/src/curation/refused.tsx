import type { CombinedError } from 'urql';
import { Refusal } from '../components/states.js';
import { useWords } from './words.js';

/** Codes whose meaning is said in the page's language before the server's own words. */
const SAID: readonly unknown[] = ['CONFLICT', 'FORBIDDEN', 'RATE_LIMITED', 'UNAUTHENTICATED'];

/** Why something was not done: what its code means, and what the server says. */
export function Refused({ error }: { error: CombinedError | undefined }) {
  const { t } = useWords();
  if (!error) return null;
  return (
    <div className="note refused" role="alert">
      {error.networkError && error.graphQLErrors.length === 0 ? (
        <p>{t('refusal.unreachable')}</p>
      ) : (
        error.graphQLErrors.map(({ message, extensions }) => (
          <p key={message}>
            {SAID.includes(extensions.code) && <strong>{t(`refusal.${extensions.code}`)} </strong>}
            <Refusal message={message} />
          </p>
        ))
      )}
    </div>
  );
}
