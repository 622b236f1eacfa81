import { Link } from 'wouter';
import { shortName } from '../../../src/figures/text.js';
import { ParityViewDocument, type ParityViewQuery, type ParityViewQueryVariables } from '../generated/graphql.js';
import { useFormat } from '../lib/use-format.js';
import { useTerm } from '../lib/use-term.js';
import { useFrame } from '../state/use-frame.js';
import { useMore } from '../state/use-more.js';
import { useView } from '../state/use-view.js';
import './joinings-list.css';
import { useWords } from './use-words.js';

/** The joinings open to a group, in the order in which to choose them; the reader asks for more of them. */
export function JoiningsList(properties: {
  readonly data: ParityViewQuery;
  readonly variables: ParityViewQueryVariables;
  /** How many of the first bring parity; null where that is not told. */
  readonly needed: number | null;
}) {
  const { data, variables, needed } = properties;
  const { t } = useWords();
  const term = useTerm();
  const format = useFormat();
  const frame = useFrame();
  const { to } = useView();
  const list = useMore(ParityViewDocument, variables, data, (page) => page.parity.joinings);
  return (
    <section className="block" aria-labelledby="joinings">
      <h2 id="joinings">{t('parity.list', { number: format.number(list.totalCount) })}</h2>
      <p className="muted">
        {t(needed === null ? 'parity.listOrder' : 'parity.listNeeded', { number: format.number(needed ?? 0) })}
      </p>
      <ol className="joinings">
        {list.nodes.map(({ country, initiative }, index) => (
          <li
            key={`${country.code} ${initiative.slug}`}
            className={needed !== null && index < needed ? 'needed' : undefined}
          >
            <Link href={to(`/country/${country.code}`)}>{frame.countryName(country.code)}</Link>
            {' → '}
            <Link href={to(`/initiative/${initiative.slug}`)}>{shortName(initiative.name)}</Link>
            <span className="muted">{t('list.aside', { text: term('openness', initiative.openness) })}</span>
          </li>
        ))}
      </ol>
      {list.error && <p role="alert">{t('state.unreachableText')}</p>}
      {list.hasNextPage && (
        <button type="button" className="more" onClick={list.more} disabled={list.fetching}>
          {t('parity.more', { shown: format.number(list.nodes.length), all: format.number(list.totalCount) })}
        </button>
      )}
    </section>
  );
}
