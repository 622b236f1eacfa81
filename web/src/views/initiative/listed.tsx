import { Fragment, type ReactNode } from 'react';

/** Things in a row, with a word between each two. */
export function listed<Item>(
  items: readonly Item[],
  and: string,
  show: (item: Item) => ReactNode,
  key: (item: Item) => string,
) {
  return items.map((item, index) => (
    <Fragment key={key(item)}>
      {index > 0 && and}
      {show(item)}
    </Fragment>
  ));
}
