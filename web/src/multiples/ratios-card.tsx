import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureContext } from '../../../src/figures/frame.js';
import { drawRatioBars } from '../../../src/figures/ratio-bars.js';
import type { Side } from '../components/distribution-card.js';
import { FigureCard } from '../components/figure-card.js';
import type { Request } from '../components/figure-card-properties.js';
import { useListsNote, WhichLists } from '../components/lists-note.js';
import type { GroupFiguresFragment } from '../generated/graphql.js';
import { sentences } from '../lib/citation.js';
import { groupCells, groupColumns } from '../lib/group-figures.js';
import { useFormat } from '../lib/use-format.js';
import { useChartWords } from '../lib/use-term.js';
import { useView } from '../state/use-view.js';
import { useWords } from './words.js';

/** The representation ratio of each group in one of the selections, and what its lists do not say. */
export function RatiosCard(properties: {
  id: string;
  groups: readonly GroupFiguresFragment[];
  side: Side;
  most: number;
  caption: string;
  name: string;
  request: Request;
}) {
  const { t } = useWords();
  const { t: shared, i18n } = useTranslation();
  const format = useFormat();
  const words = useChartWords();
  const { highlight } = useView().state;
  const { groups, side, most, name } = properties;
  // A ratio over lists that do not say all would be one of what happens to be on record.
  const withheld = side.incompleteInitiatives.length > 0;
  const brought = groups.some(({ group }) => group.slug === highlight);
  const draw = useCallback(
    (context: FigureContext) =>
      drawRatioBars(
        {
          bars: groups.map(({ group, representationRatio: ratio }) => ({
            key: group.slug,
            name: group.name,
            ratio,
            value: ratio === null ? '–' : format.fixed(ratio, 2),
            muted: brought && group.slug !== highlight,
          })),
          parity: { value: 1, label: words.parity },
          maximum: most,
        },
        context,
      ),
    [groups, format, words, most, brought, highlight],
  );
  const notes = useListsNote(side);
  const title = t('multiples.ratios', { name });
  if (withheld) {
    return (
      <div className="multiple-withheld">
        <h3>{t('multiples.ratiosShort')}</h3>
        <p className="muted">{t('multiples.withheld')}</p>
        <p className="muted small">{sentences(notes, i18n.language)}</p>
        <WhichLists lists={side} />
      </div>
    );
  }
  return (
    <FigureCard
      id={properties.id}
      title={title}
      smallHeading={t('multiples.ratiosShort')}
      caption={properties.caption}
      description={title}
      draw={draw}
      lists={side}
      pictureWidth={560}
      table={{
        columns: [{ key: 'name', label: shared('column.group') }, ...groupColumns(shared)],
        rows: groups.map((item) => ({ name: item.group.name, ...groupCells(item, withheld, shared) })),
      }}
      provenance={side.provenance}
      request={properties.request}
      asOf={side.asOf}
      facts={{ initiatives: side.initiatives.map(({ slug }) => slug) }}
    />
  );
}
