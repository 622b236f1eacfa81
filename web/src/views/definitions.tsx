import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureContext } from '../../../src/figures/frame.js';
import { drawGroupBars } from '../../../src/figures/group-bars.js';
import { useCaption } from '../components/controls.js';
import { FigureCard } from '../components/figure-card.js';
import { Failed, Waiting } from '../components/states.js';
import { DefinitionsViewDocument } from '../generated/graphql.js';
import { groupBar, splitOf } from '../lib/group-bars.js';
import { groupCells, groupColumns } from '../lib/group-figures.js';
import { standingByCode } from '../lib/standings.js';
import { useFormat } from '../lib/use-format.js';
import { useChartWords } from '../lib/use-term.js';
import { useAnswer } from '../state/use-answer.js';
import { useQuestion } from '../state/use-question.js';
import { useView } from '../state/use-view.js';
import { schemeOnRecord } from '../state/view-state.js';

/** The same figure for the Global South under every definition of it: seen to matter, or not. */
export default function Definitions() {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, change } = useView();
  const question = useQuestion();
  const captionOf = useCaption();
  const words = useChartWords();
  const variables = useMemo(() => ({ ...question, scheme: schemeOnRecord(state) }), [question, state]);
  const answer = useAnswer(DefinitionsViewDocument, variables);
  const representation = answer.data?.representation;
  const bars = useMemo(() => {
    if (!representation || !answer.data) return [];
    const standings = standingByCode(answer.data.matrix.rows);
    return representation.globalSouth.underSchemes.map(({ scheme, figures }) => {
      const split = splitOf(figures, standings, []);
      const look = { key: scheme.slug, name: figures.group.name, marked: scheme.slug === state.scheme };
      return { split, bar: groupBar(look, split, standings, words, format, t) };
    });
  }, [representation, answer.data, state.scheme, words, format, t]);
  const draw = useCallback(
    (context: FigureContext) =>
      drawGroupBars({ bars: bars.map(({ bar }) => bar), standings: words.standings }, context),
    [bars, words],
  );
  if (answer.error) return <Failed error={answer.error} retry={answer.retry} />;
  if (!representation) return <Waiting />;
  // At some days no group of any definition has a member yet.
  const defined = bars.filter(({ split }) => split.none.length + split.some.length > 0);
  if (defined.length === 0) return null;
  const shares = defined.map(({ split }) => split.none.length / (split.none.length + split.some.length));
  // A share of states of which it is not known whether they take part is none.
  const withheld = defined.some(({ split }) => split.atMost);
  const number = format.number(defined.length);
  return (
    <div className="definitions">
      <FigureCard
        id="definitions"
        title={t('definitions.title')}
        subtitle={
          withheld
            ? t('definitions.subtitleWithheld', { number })
            : t('definitions.subtitle', {
                number,
                least: format.percent(Math.min(...shares)),
                greatest: format.percent(Math.max(...shares)),
              })
        }
        invitation={t('definitions.choose')}
        caption={captionOf(representation.asOf, representation.provenance)}
        lists={representation}
        description={t('definitions.description')}
        draw={draw}
        table={{
          columns: [
            { key: 'name', label: t('column.definition') },
            { key: 'none', label: t(withheld ? 'column.noneAtMost' : 'column.none'), numeric: true },
            ...groupColumns(t),
          ],
          rows: representation.globalSouth.underSchemes.map(({ figures }) => ({
            name: figures.group.name,
            none: figures.members - figures.participants,
            ...groupCells(figures, representation.incompleteInitiatives.length > 0, t),
          })),
        }}
        provenance={representation.provenance}
        request={{ document: DefinitionsViewDocument as never, variables }}
        facts={{ initiatives: representation.initiatives.map((initiative) => initiative.slug) }}
        sources={representation.globalSouth.underSchemes.map(({ scheme, figures }) => ({
          key: scheme.slug,
          name: figures.group.name,
          publisher: scheme.publisher,
          url: scheme.url,
        }))}
        sourcesTitle={t('definitions.sources')}
        onChoose={(key) => {
          change({ scheme: key.split(':')[0]! });
          // What the choice changes is above.
          const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
          document.querySelector('.table-layout')?.scrollIntoView({ behavior: still ? 'auto' : 'smooth' });
        }}
      />
    </div>
  );
}
