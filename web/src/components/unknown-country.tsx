import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useShell } from './shell-context.js';

/** In the place of a view: that nothing is on record under the code of a country, below what chooses another. */
export function UnknownCountry({ code, controls }: { code: string; controls?: ReactNode }) {
  const { t } = useTranslation();
  const { embedded } = useShell();
  return (
    <>
      {!embedded && controls}
      <section className="problem">
        <h1>{t('country.unknown', { code })}</h1>
        <p>{t('country.unknownText')}</p>
      </section>
    </>
  );
}
