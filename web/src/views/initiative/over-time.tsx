import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureContext } from '../../../../src/figures/frame.js';
import { drawShareLines } from '../../../../src/figures/share-lines.js';
import { useRuleInWords } from '../../components/controls.js';
import { FigureCard } from '../../components/figure-card.js';
import { Failed, Waiting } from '../../components/states.js';
import { KindSeriesDocument } from '../../generated/graphql.js';
import { endsInRunningYear, linesOfGroups, tableOfYears } from '../../lib/group-figures.js';
import { seriesVariables } from '../../lib/series-variables.js';
import { useFormat } from '../../lib/use-format.js';
import { useChartWords } from '../../lib/use-term.js';
import { useAnswer } from '../../state/use-answer.js';
import { useFrame } from '../../state/use-frame.js';
import { useView } from '../../state/use-view.js';

/** Participants of one initiative by year and group. */
export function InitiativeOverTime(properties: { slug: string; name: string; openedOn: string | null }) {
  const { slug, name, openedOn } = properties;
  const { t } = useTranslation();
  const format = useFormat();
  const frame = useFrame();
  const { state } = useView();
  const rule = useRuleInWords();
  const words = useChartWords();
  const last = Number(frame.dataThrough.slice(0, 4));
  const from = Math.max(2010, Math.min(last - 1, openedOn === null ? last - 5 : Number(openedOn.slice(0, 4)) - 1));
  const variables = seriesVariables(state, frame, { initiatives: [slug] }, from, last);
  const answer = useAnswer(KindSeriesDocument, variables);
  const points = answer.data?.representationSeries;
  const data = useMemo(() => {
    if (!points) return null;
    return {
      series: linesOfGroups(points, ({ participants }) => participants),
      format: (value: number) => format.decimal(value, 1),
      formatYear: format.year,
      height: 300,
    };
  }, [points, format]);
  const draw = useCallback((context: FigureContext) => drawShareLines(data!, context), [data]);
  if (answer.error) return <Failed error={answer.error} retry={answer.retry} />;
  if (!points || !data) return <Waiting />;
  const end = points.at(-1);
  const none = data.series.every((series) => series.points.every((point) => !point.value));
  if (!end || none) return null;
  return (
    <FigureCard
      id="participants-over-time"
      title={t('initiative.overTime')}
      pictureTitle={t('initiative.overTimeOf', { name })}
      subtitle={t('initiative.overTimeSubtitle')}
      caption={t('overTime.caption', {
        selection: name,
        from: format.year(from),
        to: format.year(last),
        rule: rule(end.representation.provenance),
      })}
      description={t('initiative.overTimeOf', { name })}
      draw={draw}
      ranges={endsInRunningYear(data.series) ? [words.runningYear(format.day(end.representation.asOf))] : []}
      lists={end.representation}
      table={tableOfYears(points, t)}
      provenance={end.representation.provenance}
      request={{ document: KindSeriesDocument as never, variables }}
      facts={{ initiatives: [slug] }}
      asOf={state.asOf ?? frame.dataThrough}
    />
  );
}
