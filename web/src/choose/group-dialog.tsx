import { useEffect, useId, useState } from 'react';
import { createPortal } from 'react-dom';
import { LONGEST_OWN_NAME } from '../../../src/questions/readers.js';
import { Failed } from '../components/states.js';
import { ResolveNamesDocument } from '../generated/graphql.js';
import { useFormat } from '../lib/use-format.js';
import { useModal } from '../lib/use-modal.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useView } from '../state/use-view.js';
import { OWN_GROUP } from '../state/view-state.js';
import { plainName } from './plain-name.js';
import { ResolvedNames, understood } from './resolved-names.js';
import { useWords } from './words.js';
import './choose-dialog.css';

const PAUSE_MILLISECONDS = 300;

/** Where a view puts the reader's own group: in place of a scheme, or of a group to look at. */
export type GroupUse = 'scheme' | 'group';

/** A group of the reader's own: a pasted list of names in any language, and what was understood of it. */
export default function GroupDialog({ use, onClose }: { use: GroupUse; onClose: () => void }) {
  const dialog = useModal();
  const id = useId();
  const { t } = useWords();
  // A portal, because the dialog must not be nested in the form that opens it.
  return createPortal(
    <dialog ref={dialog} className="choose-dialog" aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{t('group.title')}</h2>
      <GroupBox use={use} onClose={() => dialog.current?.close()} />
    </dialog>,
    document.body,
  );
}

function GroupBox({ use, onClose }: { use: GroupUse; onClose: () => void }) {
  const { t } = useWords();
  const format = useFormat();
  const frame = useFrame();
  const { state, change } = useView();
  const [typed, setTyped] = useState(() => state.countries.map((code) => frame.countryName(code)).join('\n'));
  const [text, setText] = useState(typed);
  const [name, setName] = useState(state.groupName ?? '');
  const [picked, setPicked] = useState<Readonly<Record<string, string>>>({});
  const id = useId();
  useEffect(() => {
    const timer = setTimeout(() => setText(typed), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [typed]);
  const blank = !/[\p{L}\p{N}]/u.test(text);
  const answer = useAnswer(ResolveNamesDocument, { text, locale: frame.locale }, blank);
  const names = blank ? [] : (answer.data?.resolveNames ?? []);
  const { members, others } = understood(names, picked);
  const waiting = typed !== text || answer.fetching;
  return (
    <form
      className="choose-group"
      onSubmit={(event) => {
        event.preventDefault();
        if (members.length === 0 || waiting) return;
        change(
          { countries: members, groupName: plainName(name), ...(use === 'scheme' ? { scheme: OWN_GROUP } : {}) },
          use === 'group' ? { group: OWN_GROUP, country: null, pick: null } : {},
        );
        onClose();
      }}
    >
      <label htmlFor={`${id}-names`}>{t('group.names')}</label>
      <textarea
        id={`${id}-names`}
        rows={6}
        spellCheck={false}
        value={typed}
        aria-describedby={`${id}-how`}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p id={`${id}-how`} className="muted small">
        {t('group.how')}
      </p>
      {answer.error && !blank ? (
        <Failed error={answer.error} retry={answer.retry} />
      ) : (
        <ResolvedNames names={names} picked={picked} onPick={(each, code) => setPicked({ ...picked, [each]: code })} />
      )}
      <label htmlFor={`${id}-name`}>{t('group.name')}</label>
      <input
        id={`${id}-name`}
        type="text"
        maxLength={LONGEST_OWN_NAME}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <p role="status" className="muted">
        {members.length === 0
          ? t('group.nobody')
          : t('group.understood', {
              number: format.number(members.length),
              others: format.number(others),
            })}
      </p>
      <div className="choose-buttons">
        <button type="submit" className="primary" disabled={members.length === 0 || waiting}>
          {t('group.apply')}
        </button>
        {state.countries.length > 0 && (
          <button
            type="button"
            onClick={() => {
              change(
                {
                  countries: [],
                  groupName: null,
                  scheme: state.scheme === OWN_GROUP ? frame.schemes[0]!.slug : state.scheme,
                  highlight: state.highlight === OWN_GROUP ? null : state.highlight,
                },
                { group: null },
              );
              onClose();
            }}
          >
            {t('group.remove')}
          </button>
        )}
        <button type="button" onClick={onClose}>
          {t('choose.cancel')}
        </button>
      </div>
    </form>
  );
}
