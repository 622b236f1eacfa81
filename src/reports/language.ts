import { badInput } from '../common/rollcall-error.js';
import type { Locale } from '../domain/locale.js';

/** The language that a text names, as browsers and the dashboard write it. Throws BAD_USER_INPUT. */
export function readLanguage(text: string): Locale {
  const [language] = text.trim().toLowerCase().split(/[-_]/);
  if (language === 'en') return 'EN';
  if (language === 'zh') return 'ZH';
  throw badInput('lang', `lang: '${text}' is neither en nor zh`);
}
