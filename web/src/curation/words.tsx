import './curation.css';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { speakOfCuration } from '../i18n/index.js';
import { useView } from '../state/use-view.js';

/** Says the strings of curation, and those of every page. Beneath {@link WithWords} alone. */
export function useWords() {
  return useTranslation(['curation', 'translation'], { nsMode: 'fallback' });
}

/** Draws what speaks of curation once its strings are here. */
export function WithWords({ children }: { children: ReactNode }) {
  const { language } = useView().state;
  const [spoken, setSpoken] = useState<string | null>(null);
  useEffect(() => {
    void speakOfCuration(language).then(() => setSpoken(language));
  }, [language]);
  return spoken === language ? children : null;
}
