import { Fragment } from 'react';
import { Link } from 'wouter';
import { useSelectionName } from '../../components/selection-name.js';
import { useOrganisationNames } from '../../lib/use-organisation-names.js';
import { useView } from '../../state/use-view.js';
import type { Standing } from './use-country.js';
import { useWords } from './words.js';

/** Where organisations bring the country along, whether the rule counts that or not. */
export function broughtAlong({ absences, inOwnName }: Standing['country']) {
  const absentFrom = new Set(absences?.nodes.map(({ initiative }) => initiative.slug));
  return (inOwnName?.nodes ?? [])
    .filter(({ through }) => through.length > 0)
    .map(({ initiative, through }) => ({ initiative, through, counted: !absentFrom.has(initiative.slug) }));
}

export function ThroughSection({ standing }: { readonly standing: Standing }) {
  const { t } = useWords();
  const { to } = useView();
  const selectionName = useSelectionName();
  const organisations = useOrganisationNames();
  const brought = broughtAlong(standing.country);
  if (brought.length === 0) return null;
  return (
    <section className="block" aria-labelledby="through">
      <h2 id="through">{t('country.through', { selection: selectionName })}</h2>
      <ul className="absences">
        {brought.map(({ initiative, through, counted }) => (
          <li key={initiative.slug}>
            <Link href={to(`/initiative/${initiative.slug}`)}>{initiative.name}</Link>
            {t('list.colon')}
            {through.map((organisation, index) => (
              <Fragment key={organisation.code}>
                {index > 0 && t('list.and')}
                <Link href={to(`/organisations/${encodeURIComponent(organisation.code)}`)}>
                  {organisations([organisation])}
                </Link>
              </Fragment>
            ))}
            {!counted && t('list.aside', { text: t('country.throughNotCounted') })}
          </li>
        ))}
      </ul>
    </section>
  );
}
