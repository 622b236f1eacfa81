import { useCallback, useMemo } from 'react';
import { useLocation } from 'wouter';
import { CONFIDENCES, PRECISIONS } from '../../../src/domain/vocabulary.js';
import type { FigureContext } from '../../../src/figures/frame.js';
import { drawStackedBars, type PartLook } from '../../../src/figures/stacked-bars.js';
import { Choice } from '../components/choice.js';
import { Controls } from '../components/controls.js';
import { FigureCard } from '../components/figure-card.js';
import { useSelectionName } from '../components/selection-name.js';
import { useShell } from '../components/shell-context.js';
import { Empty, Unanswered, Waiting } from '../components/states.js';
import { Words } from '../components/words.js';
import { EvidenceViewDocument } from '../generated/graphql.js';
import { useFormat } from '../lib/use-format.js';
import { useTerm } from '../lib/use-term.js';
import { useAnswer } from '../state/use-answer.js';
import { useQuestion } from '../state/use-question.js';
import { useView } from '../state/use-view.js';
import { listingOf } from '../state/view-state.js';
import { HowToRead } from './how-to-read.js';
import { useWords } from './use-words.js';

const LOOKS_OF_CONFIDENCE: readonly PartLook[] = ['dark', 'light', 'outline'];
const LOOKS_OF_PRECISION: readonly PartLook[] = ['dark', 'middle', 'light', 'dots'];

/** What the facts rest on: how sure they are and how exactly dated, by initiative, and what lists do not say. */
export default function Evidence() {
  const { t } = useWords();
  const term = useTerm();
  const format = useFormat();
  const { state, parameter, change, to } = useView();
  const { embedded } = useShell();
  const [, navigate] = useLocation();
  const selectionName = useSelectionName();
  const question = useQuestion();
  const byPrecision = parameter('by') === 'precision';
  const variables = useMemo(() => ({ ...question, facts: listingOf(state) }), [question, state]);
  const answer = useAnswer(EvidenceViewDocument, variables);
  const counts = answer.data?.participationCounts;
  const parts = useMemo(
    () =>
      byPrecision
        ? PRECISIONS.map((word, index) => ({
            key: word,
            name: term('precision', word),
            look: LOOKS_OF_PRECISION[index]!,
          }))
        : CONFIDENCES.map((word, index) => ({
            key: word,
            name: term('confidence', word),
            look: LOOKS_OF_CONFIDENCE[index]!,
          })),
    [byPrecision, term],
  );
  const rows = useMemo(
    () =>
      (counts?.byInitiative.nodes ?? []).map((node) => {
        const confidence = new Map(
          node.byConfidence.map((item) => [item.confidence as string, item.tally.participations]),
        );
        const precision = new Map(
          node.byPrecision.map((item) => [item.precision as string, item.tally.participations]),
        );
        return { ...node, confidence, precision };
      }),
    [counts],
  );
  const draw = useCallback(
    (context: FigureContext) =>
      drawStackedBars(
        {
          parts,
          bars: rows.map(({ initiative, tally, confidence, precision }) => ({
            key: initiative.slug,
            name: initiative.name,
            counts: parts.map(({ key }) => (byPrecision ? precision : confidence).get(key) ?? 0),
            value: format.number(tally.participations),
          })),
          format: format.number,
        },
        context,
      ),
    [parts, rows, byPrecision, format],
  );
  const controls = (
    <Controls scheme={false}>
      <Choice
        label={t('evidence.by')}
        value={byPrecision ? 'precision' : 'confidence'}
        options={[
          { value: 'confidence', label: t('evidence.byConfidence') },
          { value: 'precision', label: t('evidence.byPrecision') },
        ]}
        onChange={(value) => change({}, { by: value === 'precision' ? value : null })}
      />
    </Controls>
  );
  if (answer.error) return <Unanswered controls={controls} answer={answer} />;
  if (!answer.data || !counts) return <Waiting tall />;
  const { distribution } = answer.data;
  const all = counts.total.participations;
  const of = (word: string) =>
    counts.byConfidence.find(({ confidence }) => confidence === word)?.tally.participations ?? 0;
  const words = {
    all: format.number(all),
    official: format.number(of('VERIFIED')),
    secondary: format.number(of('CORROBORATED')),
    unverified: format.number(of('UNVERIFIED')),
    exact: format.number(counts.byPrecision.find(({ precision }) => precision === 'DAY')?.tally.participations ?? 0),
    share: all === 0 ? '–' : format.percent(of('VERIFIED') / all),
  };
  const heading = t('evidence.heading', words);
  const caption = t('evidence.caption', {
    selection: selectionName,
    day: format.day(counts.asOf),
    presence: term('presence', state.presence),
  });
  return (
    <>
      {!embedded && (
        <>
          <h1 className="page-title">
            <Words>{all === 0 ? t('evidence.title') : heading}</Words>
          </h1>
          {all > 0 && <p className="standfirst">{t('evidence.standfirst', words)}</p>}
          {controls}
        </>
      )}
      {all === 0 ? (
        <Empty>{t('state.empty')}</Empty>
      ) : (
        <FigureCard
          id="evidence"
          title={t(byPrecision ? 'evidence.titlePrecision' : 'evidence.titleConfidence')}
          pictureTitle={byPrecision ? t('evidence.titlePrecision') : heading}
          subtitle={t('evidence.subtitle')}
          caption={caption}
          description={t('evidence.description')}
          draw={draw}
          lists={distribution}
          table={{
            columns: [
              { key: 'initiative', label: t('column.initiative') },
              { key: 'facts', label: t('evidence.column.facts'), numeric: true },
              ...CONFIDENCES.map((word) => ({ key: word, label: term('confidence', word), numeric: true })),
              ...PRECISIONS.map((word) => ({ key: word, label: term('precision', word), numeric: true })),
              { key: 'citations', label: t('evidence.column.citations'), numeric: true },
              { key: 'list', label: t('evidence.column.list') },
              { key: 'checked', label: t('evidence.column.checked') },
              { key: 'names', label: t('column.participants'), numeric: true },
              { key: 'published', label: t('evidence.column.published'), numeric: true },
            ],
            rows: rows.map(({ initiative, tally, confidence, precision, citationCount }) => ({
              initiative: initiative.name,
              facts: tally.participations,
              ...Object.fromEntries(CONFIDENCES.map((word) => [word, confidence.get(word) ?? 0])),
              ...Object.fromEntries(PRECISIONS.map((word) => [word, precision.get(word) ?? 0])),
              citations: citationCount,
              list: term('completeness', initiative.listCompleteness),
              checked: initiative.listCheckedOn,
              names: initiative.participantCount,
              published: initiative.publishedTotal,
            })),
          }}
          provenance={distribution.provenance}
          request={{ document: EvidenceViewDocument as never, variables }}
          facts={{ initiatives: rows.map(({ initiative }) => initiative.slug) }}
          onChoose={(key) => navigate(to(`/initiative/${key.split(':')[0]}`))}
        />
      )}
      {!embedded && (
        <HowToRead>
          <p>{t('evidence.how.facts')}</p>
          <p>{t('evidence.how.confidence')}</p>
          <p>{t('evidence.how.precision')}</p>
          <p>{t('evidence.how.lists')}</p>
        </HowToRead>
      )}
    </>
  );
}
