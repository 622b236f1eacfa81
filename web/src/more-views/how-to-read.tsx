import type { ReactNode } from 'react';
import { useWords } from './use-words.js';

/** What the marks and numbers of a figure mean, folded up beneath it. */
export function HowToRead({ children }: { children: ReactNode }) {
  const { t } = useWords();
  return (
    <details className="block">
      <summary>{t('more.howToRead')}</summary>
      {children}
    </details>
  );
}
