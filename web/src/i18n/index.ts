import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { fetchAgain } from '../lib/fetch-again.js';
import type { Language } from '../state/view-state.js';

type Strings = Record<string, string>;

const strings: Record<Language, () => Promise<{ default: Strings }>> = {
  en: () => import('./en.json'),
  zh: () => import('./zh.json'),
};

/** Strings that not every reader needs: each feature's come with the first of its views. */
const ofFeatures = {
  // The pages on which the roll is kept, and the form for everybody who finds an error.
  curation: {
    en: () => import('./curation/en.json'),
    zh: () => import('./curation/zh.json'),
  },
  // What initiatives and groups are chosen by.
  choose: {
    en: () => import('./choose/en.json'),
    zh: () => import('./choose/zh.json'),
  },
  // Selections side by side.
  multiples: {
    en: () => import('./multiples/en.json'),
    zh: () => import('./multiples/zh.json'),
  },
  // How one country stands, on the page and on its sheet of paper.
  country: {
    en: () => import('./country/en.json'),
    zh: () => import('./country/zh.json'),
  },
  organisation: {
    en: () => import('./organisation/en.json'),
    zh: () => import('./organisation/zh.json'),
  },
  // The first page.
  today: {
    en: () => import('./today/en.json'),
    zh: () => import('./today/zh.json'),
  },
  // What "Embed" and the ZIP of a figure say.
  'take-along': {
    en: () => import('./take-along/en.json'),
    zh: () => import('./take-along/zh.json'),
  },
  // The views behind "More views".
  'more-views': {
    en: () => import('./more-views/en.json'),
    zh: () => import('./more-views/zh.json'),
  },
} satisfies Record<string, Record<Language, () => Promise<{ default: Strings }>>>;

export type Feature = keyof typeof ofFeatures;

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
    i18next.addResourceBundle(language, 'translation', (await fetchAgain(strings[language])).default);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en';
}

/** Loads the strings of a feature in a language, so that they can be looked up beside those of every page. */
export async function speakOf(feature: Feature, language: Language): Promise<void> {
  await started;
  if (i18next.hasResourceBundle(language, feature)) return;
  i18next.addResourceBundle(
    language,
    feature,
    (await fetchAgain<{ default: Strings }>(ofFeatures[feature][language])).default,
  );
}
