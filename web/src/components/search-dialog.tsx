import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { foldForSearch } from '../../../src/domain/fold.js';
import { SearchDocument } from '../generated/graphql.js';
import { useTerm } from '../lib/use-term.js';
import { useAnswer } from '../state/use-answer.js';
import { localeOf } from '../state/use-frame.js';
import { useView } from '../state/use-view.js';

const PAUSE_MILLISECONDS = 120;

/** Finds a country, an initiative or an organisation by any name, code or alias, from anywhere on the page. */
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

/** How near a find is: its code is what was typed, a name of it begins so, a word of one does, one holds it, none does. */
function distance(names: readonly string[], typed: string, code?: string): number {
  const text = foldForSearch(typed);
  if (code !== undefined && foldForSearch(code) === text) return 0;
  const places = names.map((name) => {
    const folded = foldForSearch(name);
    if (folded.startsWith(text)) return 1;
    if (folded.split(/[\s(’'-]+/).some((word) => word.startsWith(text))) return 2;
    return folded.includes(text) ? 3 : 4;
  });
  return Math.min(...places);
}

/** The other name by which an initiative was found, where its name as shown does not hold what was typed. */
function aliasFound(initiative: { name: string; aliases: readonly string[] }, typed: string): string | undefined {
  const words = foldForSearch(typed).split(' ');
  const holds = (name: string) => words.every((word) => foldForSearch(name).includes(word));
  return holds(initiative.name) ? undefined : initiative.aliases.find(holds);
}

interface Found {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly note: string;
  readonly arabic?: string;
  /** See {@link distance}. */
  readonly distance: number;
}

/** The nearest of each sort, and of them all the nearest first; of equals in the order of the sorts, then the server's. */
function nearest(sorts: readonly (readonly Found[])[]): Found[] {
  const byDistance = (one: Found, other: Found) => one.distance - other.distance;
  return sorts.flatMap((found) => [...found].sort(byDistance).slice(0, SHOWN)).sort(byDistance);
}

function SearchBox({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const term = useTerm();
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
      : nearest([
          answer.data.countries.nodes.map((country) => ({
            id: country.code,
            path: `/country/${country.code}`,
            name: country.name,
            note: country.code,
            arabic: country.nameAr,
            distance: distance([country.name], text, country.code),
          })),
          answer.data.initiatives.nodes.map((initiative) => ({
            id: initiative.slug,
            path: `/initiative/${initiative.slug}`,
            name: initiative.name,
            note: [aliasFound(initiative, text), term('kind', initiative.kind)].filter(Boolean).join(' · '),
            distance: distance([initiative.name, ...initiative.aliases], text),
          })),
          answer.data.organisations.nodes.map((organisation) => ({
            id: organisation.code,
            path: `/organisations/${encodeURIComponent(organisation.code)}`,
            name: organisation.name,
            note: [organisation.code, term('organisationKind', organisation.kind)].join(' · '),
            distance: distance([organisation.name], text, organisation.code),
          })),
        ]);
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
