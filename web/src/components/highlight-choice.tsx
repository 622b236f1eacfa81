import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../lib/use-format.js';
import { useFrame } from '../state/use-frame.js';
import { useView } from '../state/use-view.js';
import { useGroupOptions } from './controls.js';
import './choice.css';

/** What is brought out of the others: a group, the reader's own among them, or a country. */
export function HighlightChoice() {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const { state, change } = useView();
  const { countries } = useFrame();
  const groups = useGroupOptions(true).filter(({ value }) => value !== '');
  const members = countries
    .filter(({ member, code }) => member || code === state.highlight)
    .map(({ code, name }) => ({ value: code, label: name }))
    .sort((a, b) => format.compare(a.label, b.label));
  const value = state.highlight ?? '';
  const isListed = value === '' || [...groups, ...members].some((option) => option.value === value);
  const listed = (options: readonly { value: string; label: string }[]) =>
    options.map((option) => (
      <option key={option.value} value={option.value}>
        {option.label}
      </option>
    ));
  return (
    <span className="choice">
      <label htmlFor={id}>{t('control.highlight')}</label>
      <select id={id} value={value} onChange={(event) => change({ highlight: event.target.value || null })}>
        <option value="">{t('control.highlightNone')}</option>
        {!isListed && <option value={value}>{t('control.highlightUnknown', { value })}</option>}
        <optgroup label={t('control.highlightGroups')}>{listed(groups)}</optgroup>
        <optgroup label={t('control.highlightCountries')}>{listed(members)}</optgroup>
      </select>
    </span>
  );
}
