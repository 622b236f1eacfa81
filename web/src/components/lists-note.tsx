import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useFormat } from '../lib/use-format.js';
import { useChartWords } from '../lib/use-term.js';
import { useView } from '../state/use-view.js';
import './lists-note.css';

/** An initiative from whose list absence can not be concluded, and how many of the names that there are is on record. */
interface IncompleteList {
  readonly slug: string;
  readonly name: string;
  readonly participantCount: number;
  readonly publishedTotal: number | null;
}

interface CheckedList {
  readonly slug: string;
  readonly name: string;
  readonly listCheckedOn: string | null;
}

/** The lists that a figure rests on, as the API tells of them. */
export interface Lists {
  readonly asOf: string;
  readonly initiatives: readonly unknown[];
  readonly incompleteInitiatives: readonly IncompleteList[];
  /** Absent where the API does not tell. */
  readonly listsCheckedBefore?: readonly CheckedList[];
}

/** Where there are more lists, their names on record are not told one by one. */
const MOST_LISTS_NAMED = 3;

const namesKnown = ({ participantCount, publishedTotal }: IncompleteList) =>
  publishedTotal !== null && participantCount < publishedTotal;

/** The note on lists, in the words of the server's pictures: what does not say all, and what was last read before the day. */
export function useListsNote(lists: Lists | undefined): string[] {
  const format = useFormat();
  const words = useChartWords();
  if (!lists) return [];
  const { incompleteInitiatives: open, listsCheckedBefore: earlier = [] } = lists;
  const all = format.number(lists.initiatives.length);
  const told = open.filter(namesKnown);
  const earliest = earlier.flatMap(({ listCheckedOn }) => listCheckedOn ?? []).sort()[0];
  return [
    ...(open.length > 0 ? [words.incomplete(format.number(open.length), all)] : []),
    ...(told.length <= MOST_LISTS_NAMED
      ? told.map(({ name, participantCount, publishedTotal }) =>
          words.namesOnRecord(name, format.number(participantCount), format.number(publishedTotal!)),
        )
      : []),
    ...(earliest === undefined
      ? []
      : [words.checkedBefore(format.number(earlier.length), all, format.day(lists.asOf), format.day(earliest))]),
  ];
}

/** Which lists the note is about, each by name. */
export function WhichLists({ lists }: { lists: Lists }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { to } = useView();
  const { incompleteInitiatives: open, listsCheckedBefore: earlier = [] } = lists;
  if (open.length === 0 && earlier.length === 0) return null;
  const link = ({ slug, name }: { slug: string; name: string }) => <Link href={to(`/initiative/${slug}`)}>{name}</Link>;
  return (
    <details className="which-lists">
      <summary>{t('lists.which')}</summary>
      <ul>
        {open.map((list) => (
          <li key={list.slug}>
            {link(list)}
            {t('list.colon')}
            {namesKnown(list)
              ? t('lists.namesOfTotal', {
                  names: format.number(list.participantCount),
                  total: format.number(list.publishedTotal!),
                })
              : t('lists.notAll')}
          </li>
        ))}
        {earlier.map((list) => (
          <li key={list.slug}>
            {link(list)}
            {t('list.colon')}
            {list.listCheckedOn && t('lists.lastRead', { day: format.day(list.listCheckedOn) })}
          </li>
        ))}
      </ul>
    </details>
  );
}
