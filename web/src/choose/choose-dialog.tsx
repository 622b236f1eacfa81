import { useEffect, useId, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { LONGEST_OWN_NAME } from '../../../src/questions/readers.js';
import { type Selected, useSelectionNameOf } from '../components/selection-name.js';
import { Failed } from '../components/states.js';
import { ChooseInitiativesDocument, ChosenInitiativesDocument } from '../generated/graphql.js';
import { useFormat } from '../lib/use-format.js';
import { useModal } from '../lib/use-modal.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useView } from '../state/use-view.js';
import { countingOf, namesOf, selectionOf } from '../state/view-state.js';
import { Conditions } from './conditions.js';
import { type Draft, draftOf, isEmptyList, withInitiative } from './draft.js';
import { InitiativeList } from './initiative-list.js';
import { plainName } from './plain-name.js';
import { useWords } from './words.js';
import './choose-dialog.css';

const PAUSE_MILLISECONDS = 150;
/** The most initiatives in the list, more than are on record today; any others are found by search. */
const LISTED = 500;

interface Properties {
  readonly selected: Selected;
  readonly onChoose: (selected: Selected) => void;
  readonly onClose: () => void;
}

/** Initiatives to choose: by what they have in common, by search, one by one; and the name of the choice. */
export default function ChooseDialog({ onClose, ...choice }: Properties) {
  const dialog = useModal();
  const id = useId();
  const { t } = useWords();
  // A portal, because the dialog must not be nested in the form that opens it.
  return createPortal(
    <dialog ref={dialog} className="choose-dialog" aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{t('choose.title')}</h2>
      <ChooseBox {...choice} onClose={() => dialog.current?.close()} />
    </dialog>,
    document.body,
  );
}

function ChooseBox({ selected, onChoose, onClose }: Properties) {
  const { t } = useWords();
  const format = useFormat();
  const frame = useFrame();
  const { state } = useView();
  const [draft, setDraft] = useState<Draft>(() => draftOf(selected));
  const [touched, setTouched] = useState(false);
  const [typed, setTyped] = useState('');
  const [text, setText] = useState('');
  const [name, setName] = useState(selected.name ?? '');
  const id = useId();
  const nameOf = useSelectionNameOf();
  useEffect(() => {
    const timer = setTimeout(() => setText(typed.trim()), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [typed]);

  const common = useMemo(
    () => ({
      asOf: frame.asOf,
      names: namesOf(state, frame.rule.method),
      locale: frame.locale,
      first: LISTED,
      after: null,
    }),
    [frame.asOf, frame.rule.method, frame.locale, state],
  );
  const all = useAnswer(ChooseInitiativesDocument, { ...common, filter: null });
  const search = useAnswer(ChooseInitiativesDocument, { ...common, filter: { search: text } }, text === '');
  const empty = isEmptyList(draft, touched);
  const chosen = useAnswer(
    ChosenInitiativesDocument,
    { selection: selectionOf(draft), asOf: frame.asOf, counting: countingOf(state) },
    empty,
  );
  const held = useMemo(
    () => (empty || chosen.error ? [] : (chosen.data?.distribution.initiatives ?? []).map(({ slug }) => slug)),
    [chosen.data, chosen.error, empty],
  );
  const inDraft = useMemo(() => new Set(held), [held]);
  if (all.error) return <Failed error={all.error} retry={all.retry} />;
  const every = all.data?.initiatives.nodes ?? [];
  const matching = text === '' ? null : (search.data?.initiatives.nodes ?? []);
  const isIn = ({ slug }: { slug: string }) => inDraft.has(slug);
  const open = chosen.data?.distribution.incompleteInitiatives.length ?? 0;
  const more = (all.data?.initiatives.totalCount ?? 0) - every.length;
  const toggle = (slug: string) => {
    setTouched(true);
    setDraft(withInitiative(draft, held, slug));
  };
  const ownName = plainName(name);
  const apply = () => {
    onChoose({ ...draft, name: ownName });
    onClose();
  };
  return (
    <form
      className="choose"
      onSubmit={(event) => {
        event.preventDefault();
        if (held.length > 0 && !chosen.fetching) apply();
      }}
    >
      <Conditions
        draft={draft}
        initiatives={every}
        onChange={(next) => {
          setTouched(false);
          setDraft(next);
        }}
      />
      <div className="choose-initiatives">
        <label htmlFor={`${id}-search`}>{t('choose.search')}</label>
        <input
          id={`${id}-search`}
          type="search"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          // Enter in the search field must not submit the dialog.
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
        {matching !== null ? (
          <InitiativeList label={t('choose.found')} initiatives={matching} held={inDraft} onToggle={toggle} />
        ) : (
          <>
            <InitiativeList
              label={t('choose.chosen')}
              initiatives={every.filter(isIn)}
              held={inDraft}
              onToggle={toggle}
            />
            <details>
              <summary>
                {t('choose.others', { number: format.number(every.filter((each) => !isIn(each)).length) })}
              </summary>
              <InitiativeList
                label={t('choose.notChosen')}
                initiatives={every.filter((each) => !isIn(each))}
                held={inDraft}
                onToggle={toggle}
              />
              {more > 0 && <p className="muted">{t('choose.more', { number: format.number(more) })}</p>}
            </details>
          </>
        )}
      </div>
      <div className="choose-foot">
        <label htmlFor={`${id}-name`}>{t('choose.name')}</label>
        <input
          id={`${id}-name`}
          type="text"
          maxLength={LONGEST_OWN_NAME}
          placeholder={nameOf({ ...draft, name: null })}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <p role="status" className="muted">
          {held.length === 0 && !chosen.fetching
            ? t('choose.none')
            : t('choose.count', { open: format.number(open), number: format.number(held.length) })}
        </p>
        <div className="choose-buttons">
          <button type="submit" className="primary" disabled={held.length === 0 || chosen.fetching}>
            {t('choose.apply')}
          </button>
          <button type="button" onClick={onClose}>
            {t('choose.cancel')}
          </button>
        </div>
      </div>
    </form>
  );
}
