import { useTranslation } from 'react-i18next';
import { reportAddress } from '../lib/report-address.js';
import { useFormat } from '../lib/use-format.js';
import { useFrame } from '../state/use-frame.js';
import { useView } from '../state/use-view.js';

/** Leads to the yearly report on what the view counts: of the year that the address names a day of, else of the data's last. */
export function ReportLink() {
  const { t } = useTranslation();
  const format = useFormat();
  const { state } = useView();
  const { dataThrough } = useFrame();
  const year = Number((state.asOf ?? dataThrough).slice(0, 4));
  const address = reportAddress(state, year);
  if (address === null) return null;
  return (
    <p>
      <a href={address}>{t('overTime.report', { year: format.year(year) })}</a>
    </p>
  );
}
