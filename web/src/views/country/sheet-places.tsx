import { useFormat } from '../../lib/use-format.js';
import type { Country, Standing } from './use-country.js';
import { type Peers, usePeers, usePeersRank } from './use-peers.js';
import { usePlaceOf } from './use-place-of.js';
import { useWords } from './words.js';

/** The places of the country, on its sheet. */
export function SheetPlaces(properties: {
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
  return (
    <table>
      <tbody>
        {country.unStatus === 'MEMBER' && (
          <tr>
            <th scope="row">{t('peers.everybody')}</th>
            <td>{placeOf(rank)}</td>
          </tr>
        )}
        {[...usual, ...(chosen ? [chosen] : [])].map((peers) => (
          <SheetPlace key={peers.key} code={country.code} peers={peers} asOf={asOf} />
        ))}
      </tbody>
    </table>
  );
}

function SheetPlace({ code, peers, asOf }: { readonly code: string; readonly peers: Peers; readonly asOf: string }) {
  const { t } = useWords();
  const format = useFormat();
  const placeOf = usePlaceOf();
  const { rank } = usePeersRank(code, peers, asOf);
  if (!rank) return null;
  return (
    <tr>
      <th scope="row">{peers.name}</th>
      <td>
        {placeOf(rank)}
        {t('list.comma')}
        {t('sheet.median', { median: format.decimal(rank.medianCoverage, 1) })}
      </td>
    </tr>
  );
}
