import './curation.css';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { WithWords as WithWordsOf } from '../components/with-words.js';

/** Says the strings of curation, and those of every page. Beneath {@link WithWords} alone. */
export function useWords() {
  return useTranslation(['curation', 'translation'], { nsMode: 'fallback' });
}

/** Draws what speaks of curation once its strings are here. */
export function WithWords({ children }: { children: ReactNode }) {
  return <WithWordsOf feature="curation">{children}</WithWordsOf>;
}
