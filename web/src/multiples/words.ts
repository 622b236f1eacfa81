import { useTranslation } from 'react-i18next';

/** Says the strings of selections side by side, and those of every page. Beneath `WithWords` alone. */
export function useWords() {
  return useTranslation(['multiples', 'translation'], { nsMode: 'fallback' });
}
