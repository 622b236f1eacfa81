import './peers.css';
import { PeersChoice } from './peers-choice.js';
import { PeersRow } from './peers-row.js';
import type { Country, Standing } from './use-country.js';
import { usePeers } from './use-peers.js';
import { usePlaceOf } from './use-place-of.js';
import { useWords } from './words.js';

/** The country's place among all, in its region, among those of its income, and among those of one's own choice. */
export function PeersSection(properties: {
  readonly country: Country;
  readonly standing: Standing;
  readonly asOf: string;
}) {
  const { country, standing, asOf } = properties;
  const { t } = useWords();
  const placeOf = usePlaceOf();
  const { usual, chosen } = usePeers(country);
  const { rank } = standing.country;
  if (!rank) return null;
  const rows = [...usual, ...(chosen ? [chosen] : [])];
  return (
    <section className="block" aria-labelledby="peers">
      <h2 id="peers">{t('peers.title')}</h2>
      {(country.unStatus === 'MEMBER' || rows.length > 0) && (
        <table className="peers-table">
          <thead>
            <tr>
              <th scope="col">{t('peers.with')}</th>
              <th scope="col">{t('peers.placeColumn')}</th>
              <th scope="col" className="numeric">
                {t('peers.median')}
              </th>
            </tr>
          </thead>
          <tbody>
            {country.unStatus === 'MEMBER' && (
              <tr>
                <th scope="row">{t('peers.everybody')}</th>
                <td>{placeOf(rank)}</td>
                <td />
              </tr>
            )}
            {rows.map((peers) => (
              <PeersRow key={peers.key} code={country.code} peers={peers} asOf={asOf} />
            ))}
          </tbody>
        </table>
      )}
      <PeersChoice code={country.code} chosen={chosen} />
      <p className="muted small">{t('peers.note')}</p>
    </section>
  );
}
