import { useTranslation } from 'react-i18next';

/** Says the strings of an organisation's page, and those of every page. Beneath `WithWords` alone. */
export function useWords() {
  return useTranslation(['organisation', 'translation'], { nsMode: 'fallback' });
}
