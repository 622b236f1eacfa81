import { useTranslation } from 'react-i18next';

/** Says the strings of choosing, and those of every page. Beneath `WithWords` alone. */
export function useWords() {
  return useTranslation(['choose', 'translation'], { nsMode: 'fallback' });
}
