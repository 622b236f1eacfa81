import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useView } from '../../state/use-view.js';
import type { Country } from './use-country.js';

/** The groups to which it belongs, each with who of it is missing from what. */
export function GroupsSection({ country }: { readonly country: Country }) {
  const { t } = useTranslation();
  const { to } = useView();
  return (
    <section className="block" aria-labelledby="groups">
      <h2 id="groups">{t('country.groups')}</h2>
      <ul className="chips">
        {country.groups.map((group) => (
          <li key={group.slug}>
            <Link href={to('/gaps', {}, { group: group.slug })}>{group.name}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
