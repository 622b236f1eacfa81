import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { FigureContext } from '../../../src/figures/frame.js';
import { drawWorldMap, type Outline } from '../../../src/figures/world-map.js';
import { FigureCard } from '../components/figure-card.js';
import type { FigureCardProperties } from '../components/figure-card-properties.js';
import { useShell } from '../components/shell-context.js';
import { Waiting } from '../components/states.js';
import { sentences } from '../lib/citation.js';
import type { StandingByCode } from '../lib/standings.js';
import { type Highlight, isMuted } from '../lib/use-highlight.js';
import { useChartWords } from '../lib/use-term.js';
import { useFrame } from '../state/use-frame.js';
import markers from './markers.json';

/** Outlines that Natural Earth keeps apart and that United Nations maps draw with another state. */
const DRAWN_WITH: Readonly<Record<string, string>> = { '158': '156' };

type Properties = Omit<FigureCardProperties, 'id' | 'title' | 'description' | 'draw'> & {
  readonly n: number;
  readonly coverage: ReadonlyMap<string, number>;
  readonly standings: StandingByCode;
  /** What each state's mark says, by code. */
  readonly labels: ReadonlyMap<string, string>;
  readonly highlight: Highlight | null;
  /** Labels of k = 1 .. n. */
  readonly scale: readonly string[] | undefined;
};

/** The geographic reading: outlines of Natural Earth in an equal-area projection, markers for the smallest states. */
export default function WorldMap({ n, coverage, standings, labels, highlight, scale, ...card }: Properties) {
  const { t, i18n } = useTranslation();
  const words = useChartWords();
  const frame = useFrame();
  const { onlyFigure } = useShell();
  const [topology, setTopology] = useState<Topology<{ countries: GeometryCollection }> | null>(null);
  useEffect(() => {
    let stopped = false;
    void import('world-atlas/countries-110m.json').then((module) => {
      if (!stopped) setTopology(module.default as never);
    });
    return () => {
      stopped = true;
    };
  }, []);

  const model = useMemo(() => {
    if (!topology) return null;
    const outlines = new Map<string, Outline[]>();
    const otherLand: Outline[] = [];
    for (const outline of feature(topology, topology.objects.countries).features) {
      const id = String(outline.id ?? '');
      const code = frame.codeByM49.get(DRAWN_WITH[id] ?? id);
      if (code !== undefined && coverage.has(code)) {
        outlines.set(code, [...(outlines.get(code) ?? []), outline as Outline]);
      } else otherLand.push(outline as Outline);
    }
    const m49ByCode = new Map([...frame.codeByM49].map(([m49, code]) => [code, m49]));
    const places = markers as Record<string, number[]>;
    const states = [...coverage].flatMap(([code, k]) => {
      const label = labels.get(code) ?? frame.countryName(code);
      const { standing } = standings.get(code)!;
      const markerAt = places[m49ByCode.get(code) ?? ''];
      const outlinesOfState = outlines.get(code) ?? [];
      const outline =
        outlinesOfState.length <= 1
          ? (outlinesOfState[0] ?? null)
          : ({ type: 'FeatureCollection', features: outlinesOfState } as unknown as Outline);
      return [
        {
          code,
          label,
          coverage: k,
          standing,
          muted: isMuted(highlight, code),
          outline,
          marker: markerAt ? ([markerAt[0]!, markerAt[1]!] as const) : null,
        },
      ];
    });
    return { states, otherLand };
  }, [topology, coverage, standings, labels, highlight, frame]);

  const draw = useCallback(
    (context: FigureContext) =>
      drawWorldMap(
        {
          n,
          states: model?.states ?? [],
          otherLand: model?.otherLand ?? [],
          projection: 'equal-earth',
          standings: words.standings,
          scale: context.standalone || onlyFigure !== null ? scale : undefined,
        },
        context,
      ),
    [model, n, scale, onlyFigure, words],
  );
  if (!model) return <Waiting tall />;
  const disclaimer = sentences(
    [t('map.noData'), ...(highlight === null ? [] : [t('map.othersGrey')]), t('map.disclaimer')],
    i18n.language,
  );
  return (
    <FigureCard
      {...card}
      id="map"
      title={t('map.title')}
      subtitle={t('map.subtitle')}
      description={t('map.description', { caption: card.caption })}
      draw={draw}
      note={disclaimer}
    />
  );
}
