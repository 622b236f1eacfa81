import type { Draft } from '../choose/draft.js';
import { NO_SELECTION } from '../state/view-state.js';
import { MOST_SIDES, PRESETS, type Preset, writeWith } from './with.js';
import { useWords } from './words.js';

const PRESET_NAMES = Object.keys(PRESETS) as Preset[];

/** Selections one click away, one more, and complete lists alone. */
export function MultipleControls({
  selections,
  onChange,
}: {
  selections: readonly Draft[];
  onChange: (selections: readonly Draft[]) => void;
}) {
  const { t } = useWords();
  const complete = selections.every(({ completeOnly }) => completeOnly);
  const plain = writeWith(selections.map((each) => ({ ...each, completeOnly: false, name: null })));
  return (
    <form
      className="controls multiples-controls"
      aria-label={t('multiples.which')}
      onSubmit={(event) => event.preventDefault()}
    >
      <span className="muted">{t('multiples.presets')}</span>
      {PRESET_NAMES.map((preset) => (
        <button
          key={preset}
          type="button"
          className="choose-button"
          aria-pressed={plain === writeWith(PRESETS[preset])}
          onClick={() => onChange(PRESETS[preset].map((each) => ({ ...each, completeOnly: complete })))}
        >
          {t(`multiples.preset.${preset}`)}
        </button>
      ))}
      {selections.length < MOST_SIDES && (
        <button type="button" className="choose-button" onClick={() => onChange([...selections, { ...NO_SELECTION }])}>
          {t('multiples.add')}
        </button>
      )}
      <label className="multiples-complete">
        <input
          type="checkbox"
          checked={complete}
          onChange={() => onChange(selections.map((each) => ({ ...each, completeOnly: !complete })))}
        />{' '}
        {t('multiples.complete')}
      </label>
    </form>
  );
}
