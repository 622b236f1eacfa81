import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { Link } from 'wouter';
import { readNewWord, readNotFound } from '../lib/refusal.js';
import { firstText } from '../state/first-text.js';
import type { Answer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useView } from '../state/use-view.js';
import { type AddressProblem, isOwnScheme } from '../state/view-state.js';
import { FirstText } from './first-text.js';
import { useShell } from './shell-context.js';
import './states.css';

/** While the first answer is on its way: what the server said of it, else the shape of what will stand there. */
export function Waiting({ tall = false }: { tall?: boolean }) {
  const { t } = useTranslation();
  const first = tall ? firstText() : null;
  if (first !== null) {
    return (
      <>
        <span className="visually-hidden" role="status">
          {t('state.loading')}
        </span>
        <FirstText html={first} />
      </>
    );
  }
  return (
    <div className={tall ? 'waiting tall' : 'waiting'} role="status">
      <span className="visually-hidden">{t('state.loading')}</span>
      <span className="on-paper">{t('state.notOnPaper')}</span>
    </div>
  );
}

/** What went wrong, in words, and what can be done about it. */
export function Failed({ error, retry }: { error: CombinedError; retry: () => void }) {
  const { t } = useTranslation();
  if (error.networkError) {
    return (
      <section className="problem" role="alert">
        <h2>{t('state.unreachable')}</h2>
        <p>{t('state.unreachableText')}</p>
        <button type="button" onClick={retry}>
          {t('state.retry')}
        </button>
      </section>
    );
  }
  return (
    <section className="problem" role="alert">
      <h2>{t('state.refused')}</h2>
      <ul>
        {error.graphQLErrors.map((item) => (
          <li key={item.message}>
            <Refusal message={item.message} />
          </li>
        ))}
      </ul>
      <StartAgain />
    </section>
  );
}

/** A message of the API in the page's language where it is a common one, else as it came. */
export function Refusal({ message }: { message: string }) {
  const { t, i18n } = useTranslation();
  const word = readNewWord(message);
  if (i18n.language !== 'en' && word !== null) return t('refused.newWord', { word });
  const notFound = readNotFound(message);
  const key = `refused.${notFound?.what}`;
  if (i18n.language === 'en' || notFound === null || !i18n.exists(key)) return <span lang="en">{message}</span>;
  const sentence = t('refused.notFound', { what: t(key), value: notFound.value });
  return notFound.near.length === 0 ? sentence : `${sentence}${t('refused.near', { near: notFound.near.join('、') })}`;
}

export function StartAgain() {
  const { t } = useTranslation();
  const { state } = useView();
  return (
    <p>
      <Link href={`/?lang=${state.language}`}>{t('state.startAgain')}</Link>
    </p>
  );
}

/** An address that can not be read: each part that is wrong, and the rule. */
export function BadAddress({ problems }: { problems: readonly AddressProblem[] }) {
  const { t } = useTranslation();
  return (
    <section className="problem" role="alert">
      <h1>{t('address.title')}</h1>
      <ul>
        {problems.map(({ parameter, value, rule, words }) => (
          <li key={`${parameter}=${value}`}>
            <code>
              {parameter}={value}
            </code>
            {t('list.colon')}
            {t(`address.${rule}`, { words: words.join(t('list.and')) })}
          </li>
        ))}
      </ul>
      <StartAgain />
    </section>
  );
}

/** A scheme that is not on record: looked up it gives nothing, so it is named here, with those that are. */
export function KnownScheme({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const { schemes } = useFrame();
  const { state, change } = useView();
  if (isOwnScheme(state) || schemes.some((scheme) => scheme.slug === state.scheme)) return children;
  return (
    <section className="problem" role="alert">
      <h1>{t('address.scheme', { slug: state.scheme })}</h1>
      <p>{t('address.schemeText')}</p>
      <ul>
        {schemes.map((scheme) => (
          <li key={scheme.slug}>
            <button type="button" className="linklike" onClick={() => change({ scheme: scheme.slug })}>
              {scheme.name}
            </button>{' '}
            <code>{scheme.slug}</code>
          </li>
        ))}
      </ul>
      <StartAgain />
    </section>
  );
}

export function Empty({ children }: { children: ReactNode }) {
  return <p className="empty">{children}</p>;
}

/** What went wrong with a view's question, below the controls: something else can be asked. */
export function Unanswered({
  controls,
  answer,
}: {
  controls: ReactNode;
  answer: Pick<Answer<unknown>, 'error' | 'retry'>;
}) {
  const { embedded } = useShell();
  return (
    <>
      {!embedded && controls}
      {answer.error && <Failed error={answer.error} retry={answer.retry} />}
    </>
  );
}
