import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { SearchDocument } from '../generated/graphql.js';
import { useAnswer } from '../state/use-answer.js';
import { localeOf } from '../state/use-frame.js';
import { useView } from '../state/use-view.js';

const PAUSE_MILLISECONDS = 120;

/** Finds a country or an initiative by any name, code or alias, from anywhere on the page. */
export function SearchDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (open && !element.open) element.showModal();
    if (!open && element.open) element.close();
  }, [open]);
  return (
    <dialog ref={dialog} className="search" aria-labelledby="search-label" onClose={onClose}>
      {open && <SearchBox onClose={onClose} />}
    </dialog>
  );
}

const SHOWN = 8;

/** The finds whose code, then name, then a word of it begins with what was typed come first; then the server's order. */
function nearest<Node extends { name: string; code?: string }>(nodes: readonly Node[], typed: string): Node[] {
  const text = typed.toLocaleLowerCase();
  const place = ({ name, code }: Node) => {
    const lower = name.toLocaleLowerCase();
    if (code?.toLocaleLowerCase() === text) return 0;
    if (lower.startsWith(text)) return 1;
    if (lower.split(/[\s(’'-]+/).some((word) => word.startsWith(text))) return 2;
    return lower.includes(text) ? 3 : 4;
  };
  return [...nodes].sort((one, other) => place(one) - place(other)).slice(0, SHOWN);
}

interface Found {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly note: string;
  readonly arabic?: string;
}

function SearchBox({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { state, to } = useView();
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState('');
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const id = useId();
  useEffect(() => {
    const timer = setTimeout(() => setText(typed.trim()), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [typed]);
  const answer = useAnswer(SearchDocument, { text, locale: localeOf(state) }, text === '');
  const found: Found[] =
    text === '' || !answer.data
      ? []
      : [
          ...nearest(answer.data.countries.nodes, text).map((country) => ({
            id: country.code,
            path: `/country/${country.code}`,
            name: country.name,
            note: country.code,
            arabic: country.nameAr,
          })),
          ...nearest(answer.data.initiatives.nodes, text).map((initiative) => ({
            id: initiative.slug,
            path: `/initiative/${initiative.slug}`,
            name: initiative.name,
            note: t(`kind.${initiative.kind}`),
          })),
        ];
  const position = Math.min(active, found.length - 1);
  const go = (item: Found | undefined) => {
    if (!item) return;
    onClose();
    navigate(to(item.path));
  };
  return (
    <>
      <label id="search-label" htmlFor={`${id}-input`}>
        {t('search.label')}
      </label>
      <input
        id={`${id}-input`}
        type="search"
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={found[position] ? `${id}-${position}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={t('search.placeholder')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            const step = event.key === 'ArrowDown' ? 1 : -1;
            setActive(Math.max(0, Math.min(found.length - 1, position + step)));
          } else if (event.key === 'Enter') go(found[position]);
        }}
      />
      <div id={`${id}-list`} role="listbox" aria-label={t('search.results')}>
        {found.map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the input above
          <div
            key={item.path}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === position}
            onClick={() => go(item)}
            onPointerMove={() => setActive(index)}
          >
            <span>{item.name}</span>
            <span className="muted">
              {item.arabic && (
                <bdi lang="ar" dir="rtl">
                  {item.arabic}
                </bdi>
              )}{' '}
              {item.note}
            </span>
          </div>
        ))}
      </div>
      <p className="muted" role="status">
        {answer.error
          ? t('state.unreachable')
          : text !== '' && answer.data && found.length === 0 && !answer.fetching
            ? t('search.none', { text })
            : t('search.hint')}
      </p>
    </>
  );
}
