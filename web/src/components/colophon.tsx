import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { AT_THE_FOOT, pageNamed } from '../../../src/pages/addresses.js';
import { useWork } from '../lib/use-work.js';
import { useDatasetProvenance } from '../state/use-frame.js';
import { useView } from '../state/use-view.js';
import './colophon.css';

/** The foot of every page: what the figures rest on, and the pages about the roll itself. */
export function Colophon() {
  const { t } = useTranslation();
  const { state, to } = useView();
  const work = useWork(useDatasetProvenance());
  return (
    <footer className="colophon">
      <p>{t('colophon.data', { work })}</p>
      <p className="colophon-pages">
        {AT_THE_FOOT.map((key) => {
          const { path, name } = pageNamed(key);
          return (
            <Link key={key} href={`${path}?lang=${state.language}`}>
              {name[state.language]}
            </Link>
          );
        })}
      </p>
      <p>
        {t('colophon.api')} · <a href="/graphiql">GraphiQL</a> · <Link href={to('/curate')}>{t('nav.curate')}</Link>
      </p>
    </footer>
  );
}
