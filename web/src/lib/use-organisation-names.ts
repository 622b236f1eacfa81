import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from './use-format.js';

interface Named {
  readonly code: string;
  readonly name: string;
}

/** Beyond this many signs people know the organisation by its acronym. */
const LONG_NAME = 30;

/** An English name within a sentence: "the African Union", but "ASEAN", an acronym that is read as a word. */
function withArticle(name: string): string {
  return /^(The |[A-Z]{5,}$)/.test(name) ? name : `the ${name}`;
}

/** Organisations as they stand after "through", in the page's language. */
export function useOrganisationNames(): (organisations: readonly Named[]) => string {
  const { i18n } = useTranslation();
  const format = useFormat();
  return useCallback(
    (organisations) =>
      format.list(
        organisations.map(({ code, name }) => {
          const short = name.length > LONG_NAME ? code : name;
          return i18n.language === 'zh' ? short : withArticle(short);
        }),
      ),
    [format, i18n.language],
  );
}
