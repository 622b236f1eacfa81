import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureContext } from '../../../src/figures/frame.js';
import { drawGroupBars } from '../../../src/figures/group-bars.js';
import { useCaption } from '../components/controls.js';
import { FigureCard } from '../components/figure-card.js';
import { Failed, Waiting } from '../components/states.js';
import { DefinitionsViewDocument } from '../generated/graphql.js';
import { groupCells, groupColumns } from '../lib/group-figures.js';
import { useFormat } from '../lib/use-format.js';
import { useAnswer } from '../state/use-answer.js';
import { useQuestion } from '../state/use-question.js';
import { useView } from '../state/use-view.js';

/** The same figure for the Global South under every definition of it: seen to matter, or not. */
export default function Definitions() {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, change } = useView();
  const question = useQuestion();
  const captionOf = useCaption();
  const variables = useMemo(() => ({ ...question, scheme: state.scheme }), [question, state.scheme]);
  const answer = useAnswer(DefinitionsViewDocument, variables);
  const representation = answer.data?.representation;
  const bars = useMemo(
    () =>
      (representation?.globalSouth.underSchemes ?? []).map(({ scheme, figures }) => ({
        key: scheme.slug,
        name: figures.group.name,
        none: figures.members - figures.participants,
        some: figures.participants,
        value: t('definitions.value', {
          none: format.number(figures.members - figures.participants),
          all: format.number(figures.members),
        }),
        noneLabel: t('definitions.none', { number: format.number(figures.members - figures.participants) }),
        someLabel: t('definitions.some', { number: format.number(figures.participants) }),
        marked: scheme.slug === state.scheme,
      })),
    [representation, state.scheme, format, t],
  );
  const draw = useCallback((context: FigureContext) => drawGroupBars(bars, context), [bars]);
  if (answer.error) return <Failed error={answer.error} retry={answer.retry} />;
  if (!representation) return <Waiting />;
  // At some days no group of any definition has a member yet.
  if (bars.every((bar) => bar.none + bar.some === 0)) return null;
  const shares = bars.map((bar) => bar.none / Math.max(1, bar.none + bar.some));
  return (
    <div className="definitions">
      <FigureCard
        id="definitions"
        title={t('definitions.title')}
        subtitle={t('definitions.subtitle', {
          number: format.number(bars.length),
          least: format.percent(Math.min(...shares)),
          greatest: format.percent(Math.max(...shares)),
        })}
        caption={captionOf(representation.asOf)}
        description={t('definitions.description')}
        draw={draw}
        table={{
          columns: [
            { key: 'name', label: t('column.definition') },
            { key: 'none', label: t('column.none'), numeric: true },
            ...groupColumns(t),
          ],
          rows: representation.globalSouth.underSchemes.map(({ figures }) => ({
            name: figures.group.name,
            none: figures.members - figures.participants,
            ...groupCells(figures),
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
