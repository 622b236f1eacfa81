import { Link } from 'wouter';
import { FactItem } from '../../components/fact-item.js';
import { MoreFacts } from '../../components/more-facts.js';
import { useFormat } from '../../lib/use-format.js';
import type { More } from '../../state/use-more.js';
import { useView } from '../../state/use-view.js';
import type { OrganisationFact } from './types.js';
import { useWords } from './words.js';

/** Every fact with its sources, folded up. */
export function FactsSection({ list }: { readonly list: More<OrganisationFact> }) {
  const { t } = useWords();
  const format = useFormat();
  const { to } = useView();
  if (list.nodes.length === 0) return null;
  return (
    <section className="block" aria-labelledby="facts">
      <h2 id="facts">{t('country.facts')}</h2>
      <details>
        <summary>{t('initiative.showFacts', { number: format.number(list.nodes.length) })}</summary>
        <ol className="facts">
          {list.nodes.map((fact) => (
            <FactItem key={fact.id} fact={fact}>
              <Link href={to(`/initiative/${fact.initiative.slug}`)}>{fact.initiative.name}</Link>
            </FactItem>
          ))}
        </ol>
      </details>
      <MoreFacts list={list} />
    </section>
  );
}
