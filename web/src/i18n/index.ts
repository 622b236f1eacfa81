import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../state/view-state.js';

type Strings = Record<string, string>;

const strings: Record<Language, () => Promise<{ default: Strings }>> = {
  en: () => import('./en.json'),
  zh: () => import('./zh.json'),
};

/** Those of the pages on which the roll is kept, and of the form for everybody who finds an error: not of every reader. */
const ofCuration: Record<Language, () => Promise<{ default: Strings }>> = {
  en: () => import('./curation/en.json'),
  zh: () => import('./curation/zh.json'),
};

const started = i18next.use(initReactI18next).init({
  lng: 'none',
  fallbackLng: false,
  keySeparator: false,
  nsSeparator: false,
  // React escapes what it shows: escaping here too would show the escapes.
  interpolation: { escapeValue: false },
  resources: {},
  // An advertisement in the reader's console.
  showSupportNotice: false,
});

/** Loads the strings of a language and switches to it; the document says so too. */
export async function speak(language: Language): Promise<void> {
  await started;
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', (await strings[language]()).default);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en';
}

/** Loads the strings of curation in a language, so that they can be looked up beside the others. */
export async function speakOfCuration(language: Language): Promise<void> {
  await started;
  if (i18next.hasResourceBundle(language, 'curation')) return;
  i18next.addResourceBundle(language, 'curation', (await ofCuration[language]()).default);
}
