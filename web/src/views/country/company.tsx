import { Link } from 'wouter';
import { useFormat } from '../../lib/use-format.js';
import { useFrame } from '../../state/use-frame.js';
import { useView } from '../../state/use-view.js';
import type { Country, Standing } from './use-country.js';
import { useAtLeast } from './use-standing-words.js';
import { useWords } from './words.js';

/** What the country shares with another, in words; at least so much where a list does not say all. */
export function useSharedWords(standing: Standing, key: 'company.shared' | 'company.sharedShort' = 'company.shared') {
  const { t } = useWords();
  const format = useFormat();
  const atLeast = useAtLeast();
  const isOpen = standing.coParticipation.incompleteInitiatives.length > 0;
  return ({ shared, either }: { readonly shared: number; readonly either: number }) =>
    t(key, { shared: atLeast(shared, isOpen ? shared + 1 : shared), either: format.number(either) });
}

/** With whom the country sits most. */
export function CompanySection({ country, standing }: { readonly country: Country; readonly standing: Standing }) {
  const { t } = useWords();
  const { to } = useView();
  const { countryInText } = useFrame();
  const inWords = useSharedWords(standing);
  const { nodes } = standing.coParticipation.pairs;
  if (nodes.length === 0) return null;
  return (
    <section className="block" aria-labelledby="company">
      <h2 id="company">{t('company.title', { country: countryInText(country.code) })}</h2>
      <ul className="absences">
        {nodes.map((pair) => (
          <li key={pair.second.code}>
            <Link href={to(`/country/${pair.second.code}`)}>{pair.second.name}</Link>
            {t('list.colon')}
            {inWords(pair)}
          </li>
        ))}
      </ul>
      <p className="muted small">{t('company.note')}</p>
    </section>
  );
}
