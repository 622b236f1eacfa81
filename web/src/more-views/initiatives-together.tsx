import { useCallback, useMemo } from 'react';
import type { FigureContext } from '../../../src/figures/frame.js';
import { drawHeatTable } from '../../../src/figures/heat-table.js';
import { shortName } from '../../../src/figures/text.js';
import { useCaption } from '../components/controls.js';
import { FigureCard } from '../components/figure-card.js';
import type { Request } from '../components/figure-card-properties.js';
import { useShell } from '../components/shell-context.js';
import { Empty } from '../components/states.js';
import type { NetworkViewQuery } from '../generated/graphql.js';
import { useFormat } from '../lib/use-format.js';
import { useView } from '../state/use-view.js';
import { useWords } from './use-words.js';

type NetworkAnswer = NetworkViewQuery['coParticipation'];

/** The most initiatives that are drawn: with more the table could not be read. */
const MOST_DRAWN = 40;
/** The most columns with room for their numbers on a phone; with more the figure is scrolled. */
const FEW = 8;

/** How many states each two of the initiatives share. */
export function InitiativesTogether({ network, request }: { network: NetworkAnswer; request: Request }) {
  const { t } = useWords();
  const format = useFormat();
  const { change } = useView();
  const { embedded } = useShell();
  const captionOf = useCaption();
  const { initiatives, sharedStates, incompleteInitiatives } = network;
  const open = useMemo(() => new Set(incompleteInitiatives.map(({ slug }) => slug)), [incompleteInitiatives]);
  const rows = useMemo(() => {
    const greatest = Math.max(1, ...sharedStates.flat());
    return initiatives.map(({ slug, name }, row) => ({
      key: slug,
      name: shortName(name),
      cells: initiatives.map((other, column) => {
        const shared = sharedStates[row]![column]!;
        const atLeast = open.has(slug) || open.has(other.slug);
        const key = row === column ? 'network.inOne' : 'network.inBoth';
        return {
          shade: shared / greatest,
          text: `${atLeast ? '≥' : ''}${format.number(shared)}`,
          label: t(atLeast ? `${key}AtLeast` : key, { one: name, other: other.name, number: format.number(shared) }),
        };
      }),
    }));
  }, [initiatives, sharedStates, open, format, t]);
  const draw = useCallback((context: FigureContext) => drawHeatTable({ columns: rows, rows }, context), [rows]);
  if (initiatives.length < 2) return null;
  if (initiatives.length > MOST_DRAWN) {
    return embedded ? null : (
      <Empty>
        {t('network.tooMany', { number: format.number(initiatives.length), most: format.number(MOST_DRAWN) })}
      </Empty>
    );
  }
  return (
    <FigureCard
      id="initiatives-together"
      title={t('network.initiatives')}
      subtitle={t('network.initiativesSubtitle')}
      invitation={t('network.initiativesChoose')}
      caption={captionOf(network.asOf, network.provenance)}
      description={t('network.initiativesDescription')}
      draw={draw}
      minWidth={initiatives.length > FEW ? 270 + 26 * initiatives.length : 0}
      lists={network}
      table={{
        columns: [
          { key: 'initiative', label: t('column.initiative') },
          ...initiatives.map(({ slug, name }) => ({ key: slug, label: name, numeric: true })),
        ],
        rows: initiatives.map(({ name }, row) => ({
          initiative: name,
          ...Object.fromEntries(initiatives.map(({ slug }, column) => [slug, sharedStates[row]![column]!])),
        })),
      }}
      provenance={network.provenance}
      request={request}
      facts={{ initiatives: initiatives.map(({ slug }) => slug) }}
      onChoose={(key) => {
        const [first, second] = key.split(':') as [string, string];
        if (first !== second) change({}, { one: first, other: second });
      }}
    />
  );
}
