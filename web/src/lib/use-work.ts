import { useTranslation } from 'react-i18next';
import type { Provenance } from '../state/use-frame.js';

/** The work that a figure is taken from, and its edition, in the page's language. */
export function useWork({ release, revision, method, licence }: Provenance): string {
  const { t } = useTranslation();
  return [
    t('cite.title'),
    release === null ? t('cite.noRelease') : t('cite.release', { release }),
    t('cite.revision', { revision }),
    ...(method === undefined ? [] : [t('cite.method', { method })]),
    licence,
  ].join(t('list.comma'));
}
