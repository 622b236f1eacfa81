import { Link } from 'wouter';
import { useView } from '../state/use-view.js';
import { useWords } from './words.js';

/** What was sent is a proposal now: the way to it, and to another one. */
export function Made({ id, another }: { id: string; another: () => void }) {
  const { t } = useWords();
  const { to } = useView();
  return (
    // The button that was pressed is gone: what took its place is where the keyboard goes on.
    <div className="note" role="status" tabIndex={-1} ref={(element) => element?.focus()}>
      <p>{t('made.text')}</p>
      <p>
        <Link href={to(`/curate/proposals/${id}`)}>{t('made.link')}</Link>
        {' · '}
        <button type="button" className="linklike" onClick={another}>
          {t('made.another')}
        </button>
      </p>
    </div>
  );
}
