import { useTranslation } from 'react-i18next';

/** Says the strings of the views behind "More views", and those of every page. Beneath `WithWords` alone. */
export function useWords() {
  return useTranslation(['more-views', 'translation'], { nsMode: 'fallback' });
}
