import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { FactItem } from '../../components/fact-item.js';
import { MoreFacts } from '../../components/more-facts.js';
import type { More } from '../../state/use-more.js';
import { useView } from '../../state/use-view.js';
import type { CountryFact } from './use-country.js';

/** Every fact with its sources, and a way to say that it is wrong. */
export function FactsSection({ list }: { readonly list: More<CountryFact> }) {
  const { t } = useTranslation();
  const { to } = useView();
  return (
    <section className="block" aria-labelledby="facts">
      <h2 id="facts">{t('country.facts')}</h2>
      <ol className="facts">
        {list.nodes.map((fact) => (
          <FactItem key={fact.id} fact={fact}>
            <Link href={to(`/initiative/${fact.initiative.slug}`)}>{fact.initiative.name}</Link>
          </FactItem>
        ))}
      </ol>
      <MoreFacts list={list} />
    </section>
  );
}
