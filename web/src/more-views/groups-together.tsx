import { useCallback, useMemo } from 'react';
import type { FigureContext } from '../../../src/figures/frame.js';
import { drawHeatTable } from '../../../src/figures/heat-table.js';
import { useCaption } from '../components/controls.js';
import { FigureCard } from '../components/figure-card.js';
import type { Request } from '../components/figure-card-properties.js';
import type { NetworkViewQuery } from '../generated/graphql.js';
import { useFormat } from '../lib/use-format.js';
import { useWords } from './use-words.js';

type NetworkAnswer = NetworkViewQuery['coParticipation'];

/** The most columns with room for their numbers on a phone; with more the figure is scrolled. */
const FEW = 8;

/** How many initiatives two states share on average, by the groups to which they belong. */
export function GroupsTogether({ network, request }: { network: NetworkAnswer; request: Request }) {
  const { t } = useWords();
  const format = useFormat();
  const captionOf = useCaption();
  const atLeast = network.incompleteInitiatives.length > 0;
  const groups = useMemo(() => {
    const places = network.betweenGroups.flatMap(({ members }, index) => (members > 0 ? [index] : []));
    const greatest = Math.max(
      0,
      ...places.flatMap((groupIndex) =>
        places.map((other) => network.betweenGroups[groupIndex]!.meanShared[other] ?? 0),
      ),
    );
    return places.map((groupIndex) => {
      const { group, meanShared } = network.betweenGroups[groupIndex]!;
      return {
        key: group.slug,
        name: group.name,
        means: places.map((other) => meanShared[other] ?? null),
        cells: places.map((other) => {
          const mean = meanShared[other] ?? null;
          const text = mean === null ? '–' : format.fixed(mean, 1);
          return {
            shade: mean === null ? null : greatest === 0 ? 0 : mean / greatest,
            text,
            label: t(mean === null ? 'network.cellNone' : atLeast ? 'network.cellAtLeast' : 'network.cell', {
              one: group.name,
              other: network.betweenGroups[other]!.group.name,
              mean: text,
            }),
          };
        }),
      };
    });
  }, [network, atLeast, format, t]);
  const draw = useCallback(
    (context: FigureContext) => drawHeatTable({ columns: groups, rows: groups }, context),
    [groups],
  );
  if (groups.length === 0) return null;
  return (
    <FigureCard
      id="groups-together"
      title={t('network.groups')}
      subtitle={t('network.groupsSubtitle')}
      caption={captionOf(network.asOf, network.provenance)}
      description={t('network.groupsDescription')}
      draw={draw}
      minWidth={groups.length > FEW ? 480 : 0}
      lists={network}
      table={{
        columns: [
          { key: 'group', label: t('column.group') },
          ...groups.map(({ key, name }) => ({ key, label: name, numeric: true })),
          { key: 'bound', label: t('column.bound') },
        ],
        rows: groups.map(({ name, means }) => ({
          group: name,
          ...Object.fromEntries(groups.map(({ key }, column) => [key, means[column] ?? null])),
          bound: t(atLeast ? 'bound.atLeast' : 'bound.exact'),
        })),
      }}
      provenance={network.provenance}
      request={request}
      facts={{ initiatives: network.initiatives.map(({ slug }) => slug) }}
    />
  );
}
