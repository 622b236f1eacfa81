import { useTranslation } from 'react-i18next';

/** Says the strings of a country's standing, and those of every page. Beneath `WithWords` alone. */
export function useWords() {
  return useTranslation(['country', 'translation'], { nsMode: 'fallback' });
}
