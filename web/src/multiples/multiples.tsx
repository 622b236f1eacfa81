import { useMemo } from 'react';
import { useShell } from '../components/shell-context.js';
import { BadAddress } from '../components/states.js';
import { WithWords } from '../components/with-words.js';
import { useFormat } from '../lib/use-format.js';
import { useChartWords } from '../lib/use-term.js';
import { MultipleControls } from './multiple-controls.js';
import { MultipleSide } from './multiple-side.js';
import { useSelections, useSides } from './use-sides.js';
import { useWords } from './words.js';
import './multiples.css';

/** Two to four selections of initiatives side by side, on one scale. */
export function Multiples() {
  return (
    <WithWords feature="multiples">
      <Sides />
    </WithWords>
  );
}

function Sides() {
  const { t } = useWords();
  const { embedded } = useShell();
  const { selections, problems, change } = useSelections();
  const sides = useSides(selections);
  const format = useFormat();
  const words = useChartWords();
  const answers = sides.map(({ answer }) => answer.data);
  const answered = useMemo(
    () => answers.flatMap((data) => data ?? []),
    [answers[0], answers[1], answers[2], answers[3]],
  );
  const mostStates = Math.max(
    0,
    ...answered.flatMap(({ distribution }) => distribution.buckets.map(({ size }) => size)),
  );
  const besideTexts = useMemo(
    () => ({
      labels: [
        words.none,
        ...answered.map(
          ({
            distribution: {
              initiatives: { length },
            },
          }) => words.kOfN(format.number(length), format.number(length)),
        ),
      ],
      values: answered.flatMap(({ distribution }) =>
        distribution.buckets.slice(0, 1).map(({ size }) => words.atMost(format.number(size))),
      ),
    }),
    [answered, words, format],
  );
  const mostRatio = Math.max(
    0,
    ...answered.flatMap(({ distribution, representation }) =>
      distribution.incompleteInitiatives.length > 0
        ? []
        : representation.groups.map(({ representationRatio }) => representationRatio ?? 0),
    ),
  );
  if (problems.length > 0) return <BadAddress problems={problems} />;
  return (
    <>
      {!embedded && <MultipleControls selections={selections} onChange={change} />}
      <p className="muted small">{t('multiples.universal')}</p>
      <div className="multiples" data-sides={sides.length}>
        {sides.map((side, sideIndex) => (
          <MultipleSide
            // biome-ignore lint/suspicious/noArrayIndexKey: the same selection may stand beside itself
            key={sideIndex}
            index={sideIndex}
            side={side}
            mostStates={mostStates}
            besideTexts={besideTexts}
            mostRatio={mostRatio}
            onChange={(selection) => change(selections.map((each, at) => (at === sideIndex ? selection : each)))}
            onRemove={selections.length > 2 ? () => change(selections.filter((_, at) => at !== sideIndex)) : undefined}
          />
        ))}
      </div>
    </>
  );
}
