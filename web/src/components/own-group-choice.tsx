import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupUse } from '../choose/group-dialog.js';
import { lazyAgain } from '../lib/fetch-again.js';
import { useView } from '../state/use-view.js';
import { WithWords } from './with-words.js';
import './choice.css';
import './selection-choice.css';

const GroupDialog = lazyAgain(() => import('../choose/group-dialog.js'));

/** Opens where a group of the reader's own is pasted. */
export function OwnGroupChoice({ use }: { use: GroupUse }) {
  const { t } = useTranslation();
  const { state } = useView();
  const [open, setOpen] = useState(false);
  return (
    <span className="choice selection-choice">
      <button type="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t(state.countries.length === 0 ? 'control.ownGroup' : 'control.ownGroupChange')}
      </button>
      {open && (
        <WithWords feature="choose">
          <Suspense fallback={null}>
            <GroupDialog use={use} onClose={() => setOpen(false)} />
          </Suspense>
        </WithWords>
      )}
    </span>
  );
}
