import { type ReactNode, Suspense, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyAgain } from '../lib/fetch-again.js';
import { useView } from '../state/use-view.js';
import { type Selected, useSelectionName } from './selection-name.js';
import { WithWords } from './with-words.js';
import './choice.css';
import './selection-choice.css';

const ChooseDialog = lazyAgain(() => import('../choose/choose-dialog.js'));

/** Which initiatives are counted; opens what they are chosen by. */
export function SelectionChoice() {
  const { t } = useTranslation();
  const { state, change } = useView();
  const name = useSelectionName();
  const id = useId();
  return (
    <span className="choice selection-choice">
      <span id={id} className="muted">
        {t('control.selection')}
      </span>
      <SelectionButton label={name} labelledBy={id} selected={state} onChoose={change} />
    </span>
  );
}

/** A button that opens what initiatives are chosen by. */
export function SelectionButton({
  label,
  about,
  labelledBy,
  selected,
  onChoose,
}: {
  label: ReactNode;
  /** What is changed, where the label does not say it. */
  about?: string;
  labelledBy?: string;
  selected: Selected;
  onChoose: (selected: Selected) => void;
}) {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        id={id}
        type="button"
        aria-haspopup="dialog"
        aria-labelledby={labelledBy === undefined ? undefined : `${labelledBy} ${id}`}
        onClick={() => setOpen(true)}
      >
        {label}
        {about !== undefined && <span className="visually-hidden"> {about}</span>}
      </button>
      {open && (
        <WithWords feature="choose">
          <Suspense fallback={null}>
            <ChooseDialog selected={selected} onChoose={onChoose} onClose={() => setOpen(false)} />
          </Suspense>
        </WithWords>
      )}
    </>
  );
}
