import { Fragment, type ReactNode } from 'react';
import { useFormat } from '../../lib/use-format.js';
import { useWords } from './words.js';

/** The first of a list in a row, and how many more there are. */
export function Shortened<Item>(properties: {
  readonly items: readonly Item[];
  readonly most: number;
  /** How many there are, where `items` need not be all. */
  readonly of?: number;
  readonly name: (item: Item) => ReactNode;
}) {
  const { items, most, of = items.length, name } = properties;
  const { t } = useWords();
  const format = useFormat();
  const shown = items.slice(0, Math.max(1, most));
  return (
    <>
      {shown.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: printed once, never put in another order
        <Fragment key={index}>
          {index > 0 && t('list.semicolon')}
          {name(item)}
        </Fragment>
      ))}
      {of > shown.length && t('sheet.more', { number: format.number(of - shown.length) })}
    </>
  );
}
