import { useTranslation } from 'react-i18next';
import { useFormat } from '../lib/use-format.js';
import { useTerm } from '../lib/use-term.js';
import { useFrame } from '../state/use-frame.js';
import { useView } from '../state/use-view.js';
import { isSelected, type NO_SELECTION, type ViewState } from '../state/view-state.js';

/** A choice of initiatives, as an address has it. */
export type Selected = Pick<ViewState, keyof typeof NO_SELECTION>;

/** Says what a choice of initiatives is made from. A name of the reader's own stands before it, in quotation marks. */
export function useSelectionNameOf(): (selected: Selected) => string {
  const { t } = useTranslation();
  const term = useTerm();
  const format = useFormat();
  const { sets, countryName } = useFrame();
  return (selected) => {
    const and = t('list.and');
    const { set, kinds, topics, leads, families, focus, initiatives, completeOnly, openedFrom, openedTo } = selected;
    const parts: string[] = [];
    if (set !== null) parts.push(sets.find(({ slug }) => slug === set)?.name ?? set);
    else if (!isSelected(selected)) parts.push(t('control.every'));
    if (kinds.length > 0) parts.push(kinds.map((kind) => term('kind', kind)).join(and));
    if (topics.length > 0) {
      parts.push(t('control.onTopics', { topics: topics.map((topic) => term('topic', topic)).join(and) }));
    }
    const who = [...leads.map(countryName), ...families.map((family) => term('family', family))];
    if (who.length > 0) parts.push(t('control.ledBy', { leads: who.join(and) }));
    if (focus !== null) parts.push(t(`control.focus.${focus}`));
    if (openedFrom !== null) parts.push(t('control.openedFrom', { day: format.day(openedFrom) }));
    if (openedTo !== null) parts.push(t('control.openedTo', { day: format.day(openedTo) }));
    if (completeOnly) parts.push(t('control.completeOnly'));
    if (initiatives.length > 0) parts.push(t('control.listOf', { number: initiatives.length }));
    const made = parts.join(' · ');
    return selected.name === null ? made : t('control.named', { name: selected.name, selection: made });
  };
}

/** Name of what is counted, for headings and captions. */
export function useSelectionName(): string {
  return useSelectionNameOf()(useView().state);
}

/** A title before which the reader's own name for the choice stands, where the address has one. */
export function useNamed(): (title: string) => string {
  const { t } = useTranslation();
  const { name } = useView().state;
  return (title) => (name === null ? title : t('control.namedTitle', { name, title }));
}
