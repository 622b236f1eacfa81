import type { Language } from './addresses.js';

/** The language that a reader's browser asks for: Chinese where that stands before English (RFC 9110, section 12.5.4). */
export function languageAsked(acceptLanguage: string | undefined): Language {
  let best: { readonly language: Language; readonly weight: number } = { language: 'en', weight: 0 };
  for (const part of (acceptLanguage ?? '').split(',')) {
    const [, name, quality] = /^\s*([a-z]{1,8})(?:-[a-z\d-]+)?\s*(?:;\s*q=(\d(?:\.\d{1,3})?))?\s*$/i.exec(part) ?? [];
    const language = name?.toLowerCase();
    if (language !== 'zh' && language !== 'en') continue;
    const weight = quality === undefined ? 1 : Number(quality);
    if (weight > best.weight) best = { language, weight };
  }
  return best.language;
}
