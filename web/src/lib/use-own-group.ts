import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ownScheme } from '../../../src/domain/own-group.js';
import { useView } from '../state/use-view.js';
import { isOwnScheme, OWN_GROUP } from '../state/view-state.js';
import type { GroupMembers } from './blocks.js';

/** What the reader's own group and everybody else are called, in the words of the server. */
export function useOwnGroupNames(): { ownName: string; others: string } {
  const { i18n } = useTranslation();
  const { state } = useView();
  const language = i18n.language === 'zh' ? 'zh' : 'en';
  const [ownName, others] = ownScheme([], state.groupName).ownGroups!.map(({ names }) => names[language] ?? names.en);
  return { ownName: ownName!, others: others! };
}

/** The groups that states are shown in, and what those in none of them are called: of a scheme, or the reader's own group. */
export function useShownGroups(): (
  groups: readonly GroupMembers[],
) => [groups: readonly GroupMembers[], rest: { slug: string; name: string }] {
  const { t } = useTranslation();
  const { state } = useView();
  const { ownName, others } = useOwnGroupNames();
  const notClassified = t('group.notClassified');
  return useCallback(
    (groups) =>
      isOwnScheme(state)
        ? [
            [{ slug: OWN_GROUP, name: ownName, members: state.countries.map((code) => ({ code })) }],
            { slug: 'all-others', name: others },
          ]
        : [groups, { slug: 'not-classified', name: notClassified }],
    [state, ownName, others, notClassified],
  );
}

/** Where there are more states, a note tells only their number; the table beneath names them all. */
const MOST_CODED = 30;

/** The name of the reader's own group with its members, because readers of the figure can not look the name up. */
export function useOwnGroupInWords(): string {
  const { t } = useTranslation();
  const { countries } = useView().state;
  const { ownName } = useOwnGroupNames();
  const who =
    countries.length > MOST_CODED ? t('control.states', { number: countries.length }) : countries.join(t('list.and'));
  return `${ownName}${t('list.aside', { text: who })}`;
}

/** The same as a note under a figure whose states are split by that group; none where they are not. */
export function useOwnGroupNote(): string[] {
  const { state } = useView();
  const inWords = useOwnGroupInWords();
  return isOwnScheme(state) ? [inWords] : [];
}
