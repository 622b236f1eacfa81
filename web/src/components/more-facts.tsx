import { useTranslation } from 'react-i18next';
import { useFormat } from '../lib/use-format.js';
import type { More } from '../state/use-more.js';
import { Refusal } from './states.js';

/** Says that not all facts are shown yet, how many are, and fetches more. Nothing where all are shown. */
export function MoreFacts({ list }: { list: More<unknown> }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!list.hasNextPage) return null;
  return (
    <div className="note">
      <p role="status">
        {t('facts.first', { shown: format.number(list.nodes.length), total: format.number(list.totalCount) })}
      </p>
      {list.error && (
        <p role="alert">
          {list.error.networkError
            ? t('state.unreachable')
            : list.error.graphQLErrors.map(({ message }) => <Refusal key={message} message={message} />)}
        </p>
      )}
      <button type="button" className="plain-button" disabled={list.fetching} onClick={list.more}>
        {t('facts.showMore')}
      </button>
    </div>
  );
}
