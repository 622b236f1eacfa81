import { type ReactNode, useEffect, useState } from 'react';
import { type Feature, speakOf } from '../i18n/index.js';
import { useView } from '../state/use-view.js';

/** Draws what speaks of a feature once its strings are here. */
export function WithWords({ feature, children }: { feature: Feature; children: ReactNode }) {
  const { language } = useView().state;
  const [spoken, setSpoken] = useState<string | null>(null);
  useEffect(() => {
    void speakOf(feature, language).then(() => setSpoken(language));
  }, [feature, language]);
  return spoken === language ? children : null;
}
