import { Link } from 'wouter';
import { Failed } from '../../components/states.js';
import { useFormat } from '../../lib/use-format.js';
import { useView } from '../../state/use-view.js';
import { type Peers, usePeersRank } from './use-peers.js';
import { usePlaceOf } from './use-place-of.js';
import { useWords } from './words.js';

/** One comparison: with whom, the place, the coverage of the middle one, and all of them beneath. */
export function PeersRow({
  code,
  peers,
  asOf,
}: {
  readonly code: string;
  readonly peers: Peers;
  readonly asOf: string;
}) {
  const { t } = useWords();
  const format = useFormat();
  const placeOf = usePlaceOf();
  const { to } = useView();
  const { rank, error, retry } = usePeersRank(code, peers, asOf);
  if (error) {
    return (
      <tr>
        <td colSpan={3}>
          <Failed error={error} retry={retry} />
        </td>
      </tr>
    );
  }
  if (!rank) return null;
  return (
    <tr>
      <th scope="row">
        <details>
          <summary>{peers.name}</summary>
          <ol className="peers-of">
            {rank.states.map(({ country, coverage, possibleCoverage, place }) => (
              <li key={country.code} value={place} className={country.code === code ? 'itself' : undefined}>
                <Link href={to(`/country/${country.code}`)}>{country.name}</Link>
                {t('list.comma')}
                {possibleCoverage > coverage ? '≥ ' : ''}
                {format.number(coverage)}
              </li>
            ))}
          </ol>
        </details>
      </th>
      <td>{placeOf(rank)}</td>
      <td className="numeric">{format.decimal(rank.medianCoverage, 1)}</td>
    </tr>
  );
}
