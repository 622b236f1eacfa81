import type { Names, Roll } from './roll.js';

/** The name in a language, in English where there is no translation. */
export function nameIn(names: Names, locale: string | null | undefined): string {
  return names[(locale ?? 'EN').toLowerCase() as keyof Names] ?? names.en;
}

/** A text in a language: in Chinese where the roll holds a translation of it, else as it stands. */
export function textIn<T extends string | null>(
  roll: Pick<Roll, 'translations'>,
  column: string,
  text: T,
  locale: string | null | undefined,
): T {
  if (text === null || locale !== 'ZH') return text;
  return (roll.translations.get(column)?.get(text) as T | undefined) ?? text;
}
