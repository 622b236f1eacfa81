import { type ReactNode, useCallback, useMemo } from 'react';
import { useLocation } from 'wouter';
import type { FigureContext } from '../../../src/figures/frame.js';
import { drawNeighbours } from '../../../src/figures/neighbours.js';
import { useCaption } from '../components/controls.js';
import { FigureCard } from '../components/figure-card.js';
import { useShell } from '../components/shell-context.js';
import { Empty, Unanswered, Waiting } from '../components/states.js';
import { Words } from '../components/words.js';
import { NeighboursViewDocument } from '../generated/graphql.js';
import { capital } from '../lib/citation.js';
import { useFormat } from '../lib/use-format.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useQuestion } from '../state/use-question.js';
import { useView } from '../state/use-view.js';
import { useWords } from './use-words.js';

/** The most neighbours with room for their names beside the rings; all of them are in the table. */
const MOST_DRAWN = 24;
/** Where more states share equally many initiatives, the heading tells their number instead of their names. */
const MOST_NAMED = 3;
const RINGS = [0.75, 0.5, 0.25];

/** The states with which one takes part most: how many initiatives both are in, and how alike that makes them. */
export function Neighbours({ country, controls }: { country: string; controls: ReactNode }) {
  const { t } = useWords();
  const format = useFormat();
  const frame = useFrame();
  const { to } = useView();
  const [, navigate] = useLocation();
  const { embedded } = useShell();
  const captionOf = useCaption();
  const question = useQuestion();
  const variables = useMemo(() => ({ ...question, country }), [question, country]);
  const answer = useAnswer(NeighboursViewDocument, variables);
  const result = answer.data?.coParticipation;
  const n = result?.initiatives.length ?? 0;
  const atLeast = (result?.incompleteInitiatives.length ?? 0) > 0;
  const name = frame.countryName(country);
  const neighbours = useMemo(
    () =>
      (result?.pairs.nodes ?? []).map(({ second, shared, either, similarity }) => ({
        key: second.code,
        name: frame.countryName(second.code),
        shared,
        either,
        similarity,
        label: t(atLeast ? 'network.neighbourAtLeast' : 'network.neighbour', {
          country: frame.countryName(second.code),
          shared: format.number(shared),
          either: format.number(either),
        }),
      })),
    [result, atLeast, frame, format, t],
  );
  const drawn = useMemo(
    () => neighbours.slice(0, MOST_DRAWN).sort((a, b) => b.similarity - a.similarity || b.shared - a.shared),
    [neighbours],
  );
  const draw = useCallback(
    (context: FigureContext) => {
      const least = Math.min(1, ...drawn.map(({ similarity }) => similarity));
      return drawNeighbours(
        {
          middle: name,
          neighbours: drawn,
          rings: [...RINGS.filter((ring) => ring > least), least].map((similarity) => ({
            similarity,
            label: format.percent(similarity),
          })),
        },
        context,
      );
    },
    [drawn, name, format],
  );
  if (answer.error) return <Unanswered controls={controls} answer={answer} />;
  if (!result) return <Waiting tall />;
  const greatest = neighbours[0]?.shared ?? 0;
  const most = neighbours.filter(({ shared }) => shared === greatest);
  const inText = frame.countryInText(country);
  const words = {
    country: inText,
    shared: format.number(greatest),
    n: format.number(n),
    number: format.number(most.length),
    names: format.list(most.slice(0, MOST_NAMED).map(({ key }) => frame.countryInText(key))),
  };
  const heading =
    neighbours.length === 0
      ? capital(t('network.alone', words))
      : capital(
          t(
            `${most.length > MOST_NAMED ? 'network.headingMany' : 'network.headingOf'}${atLeast ? 'AtLeast' : ''}`,
            words,
          ),
        );
  return (
    <>
      {!embedded && (
        <>
          <h1 className="page-title">
            <Words>{heading}</Words>
          </h1>
          <p className="standfirst">
            {capital(
              t('network.partners', {
                country: inText,
                number: format.number(result.pairs.totalCount),
                all: format.number(Math.max(0, result.universeSize - 1)),
              }),
            )}
          </p>
          {controls}
        </>
      )}
      {neighbours.length === 0 ? (
        <Empty>{t('network.aloneText')}</Empty>
      ) : (
        <FigureCard
          id="neighbours"
          title={t('network.neighbours', { country: inText })}
          pictureTitle={heading}
          subtitle={t('network.neighboursSubtitle')}
          invitation={t('network.neighboursChoose')}
          caption={captionOf(result.asOf, result.provenance)}
          description={t('network.neighboursDescription', { country: inText })}
          draw={draw}
          lists={result}
          ranges={[
            t('network.drawn', { shown: format.number(drawn.length), all: format.number(result.pairs.totalCount) }),
          ]}
          table={{
            columns: [
              { key: 'country', label: t('column.country') },
              { key: 'code', label: t('column.code') },
              { key: 'shared', label: t('network.column.shared'), numeric: true },
              { key: 'either', label: t('network.column.either'), numeric: true },
              { key: 'similarity', label: t('network.column.similarity'), numeric: true },
              { key: 'bound', label: t('column.bound') },
            ],
            rows: neighbours.map(({ key, name: country, shared, either, similarity }) => ({
              country,
              code: key,
              shared,
              either,
              similarity,
              bound: t(atLeast ? 'network.bound' : 'bound.exact'),
            })),
          }}
          provenance={result.provenance}
          request={{ document: NeighboursViewDocument as never, variables }}
          facts={{ countries: [country], initiatives: result.initiatives.map(({ slug }) => slug) }}
          onChoose={(code) => navigate(to('/network', {}, { country: code }))}
        />
      )}
    </>
  );
}
