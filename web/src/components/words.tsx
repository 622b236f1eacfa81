import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { phrases } from '../lib/phrases.js';

/** The words of a heading; in Chinese its lines are broken between words. `marked`: `<strong>` in it is mark-up. */
export function Words({ children, marked = false }: { readonly children: string; readonly marked?: boolean }) {
  const { i18n } = useTranslation();
  const parts = marked ? children.split(/<strong>(.*?)<\/strong>/) : [children];
  return parts.map((part, index) => {
    if (part === '') return null;
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no identity of their own
    if (index % 2 === 1) return <strong key={index}>{part}</strong>;
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    if (i18n.language !== 'zh') return <Fragment key={index}>{part}</Fragment>;
    return phrases(part).map((phrase, phraseIndex) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <Fragment key={`${index}:${phraseIndex}`}>
        {phraseIndex > 0 && <wbr />}
        {phrase}
      </Fragment>
    ));
  });
}
