import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { WORDS, type Words } from '../../../src/charts/words.js';
import type { Language } from '../state/view-state.js';
import { term, type Vocabulary, type WordOf } from './term.js';

export type SayTerm = <V extends Vocabulary>(vocabulary: V, word: WordOf<V>) => string;

function useLanguage(): Language {
  return useTranslation().i18n.language === 'zh' ? 'zh' : 'en';
}

/** Says the words of the roll in the page's language. */
export function useTerm(): SayTerm {
  const language = useLanguage();
  return useMemo<SayTerm>(() => (vocabulary, word) => term(vocabulary, word, language), [language]);
}

/** What figures say of themselves, in the very words of the server's pictures. */
export function useChartWords(): Words {
  return useLanguage() === 'zh' ? WORDS.ZH : WORDS.EN;
}
