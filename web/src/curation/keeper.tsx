import { createContext, type ReactNode, useContext, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import { Link, useLocation } from 'wouter';
import { type AccessRole, ViewerDocument } from '../generated/graphql.js';
import { keepToken, useToken } from '../state/session.js';
import { useAnswer } from '../state/use-answer.js';
import { useView } from '../state/use-view.js';
import { contextOf, useContextOfToken } from './asking.js';
import { Field } from './fields.js';
import { Refused } from './refused.js';
import { useWords } from './words.js';

export interface Keeper {
  readonly name: string;
  readonly role: AccessRole;
}

const KeeperContext = createContext<Keeper | null>(null);

/** Who is signed in; null: nobody, or it is not known yet. */
export function useKeeper(): Keeper | null {
  return useContext(KeeperContext);
}

/** The pages, with who is signed in and the ways between them. */
export function KeeperFrame({ children }: { children: ReactNode }) {
  const token = useToken();
  const answer = useAnswer(ViewerDocument, {}, token === null, useContextOfToken());
  const keeper = token === null ? null : (answer.data?.viewer ?? null);
  return (
    <KeeperContext.Provider value={keeper}>
      <Bar keeper={keeper} />
      {token !== null && answer.error && <Refused error={answer.error} />}
      {token !== null && answer.error && <SignIn />}
      {children}
    </KeeperContext.Provider>
  );
}

const PAGES = [
  ['/curate', 'curate.queue'],
  ['/curate/new', 'curate.new'],
  ['/curate/import', 'curate.import'],
  ['/curate/reports', 'curate.reports'],
] as const;

function Bar({ keeper }: { keeper: Keeper | null }) {
  const { t } = useWords();
  const token = useToken();
  const { to } = useView();
  const [path] = useLocation();
  return (
    <div className="curator-bar">
      <nav aria-label={t('curate.label')}>
        <ul>
          {PAGES.map(([target, key]) => (
            <li key={target}>
              <Link href={to(target)} aria-current={path === target ? 'page' : undefined}>
                {t(key)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {token !== null && (
        <p>
          {keeper && t('curate.signedIn', { name: keeper.name, role: t(`access.${keeper.role}`) })}{' '}
          <button type="button" className="linklike" onClick={() => keepToken(null)}>
            {t('curate.signOut')}
          </button>
        </p>
      )}
    </div>
  );
}

/** Asks who holds the token before it is kept: a wrong one is refused here, in the server's words. */
export function SignIn() {
  const { t } = useWords();
  const client = useClient();
  const [token, setToken] = useState('');
  const [error, setError] = useState<CombinedError>();
  const [asking, setAsking] = useState(false);
  const ask = async () => {
    setAsking(true);
    setError(undefined);
    const result = await client.query(ViewerDocument, {}, contextOf(token.trim())).toPromise();
    setAsking(false);
    setError(result.error);
    if (result.data?.viewer) keepToken(token.trim());
  };
  return (
    <form
      className="form"
      aria-label={t('curate.signIn')}
      onSubmit={(event) => {
        event.preventDefault();
        if (!asking) void ask();
      }}
    >
      <Field label={t('curate.token')} hint={t('curate.tokenHint')}>
        {(parts) => (
          <input
            {...parts}
            type="password"
            required
            autoComplete="off"
            spellCheck={false}
            value={token}
            onChange={(event) => setToken(event.target.value)}
          />
        )}
      </Field>
      <Refused error={error} />
      <p className="form-buttons">
        <button type="submit" className="plain-button first">
          {t('curate.signIn')}
        </button>
      </p>
    </form>
  );
}

/** What only whoever is signed in may see; for others, how to. */
export function SignedIn({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const token = useToken();
  const keeper = useKeeper();
  if (keeper) return children;
  // With a token that is not accepted, the frame above says so and asks for another.
  if (token !== null) return null;
  return (
    <>
      <p className="standfirst">{t('curate.signInFirst')}</p>
      <SignIn />
    </>
  );
}
