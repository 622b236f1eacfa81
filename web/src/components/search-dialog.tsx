import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { foldForSearch } from '../../../src/domain/fold.js';
import { SearchDocument, type SearchRank } from '../generated/graphql.js';
import { useTerm } from '../lib/use-term.js';
import { useAnswer } from '../state/use-answer.js';
import { localeOf } from '../state/use-frame.js';
import { useView } from '../state/use-view.js';
import './search-dialog.css';

const PAUSE_MILLISECONDS = 120;

/** Finds a country, an initiative, an organisation or a scheme by any name, code or alias, from anywhere on the page. */
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

/** How near a result is: 0 it is what was typed, 1 a name begins with it, 2 a word of a name does, 3 a name holds it, 4 none. */
function distance(names: readonly string[], typed: string, code?: string): number {
  const text = foldForSearch(typed);
  if (code !== undefined && foldForSearch(code) === text) return 0;
  const places = names.map((name) => {
    const folded = foldForSearch(name);
    if (folded === text) return 0;
    if (folded.startsWith(text)) return 1;
    if (folded.split(/[\s(’'-]+/).some((word) => word.startsWith(text))) return 2;
    return folded.includes(text) ? 3 : 4;
  });
  return Math.min(...places);
}

/** The same distance for a rank of the server; a Chinese short form such as 非盟 counts as the name. Null for a near spelling. */
const DISTANCES: Readonly<Record<SearchRank, number | null>> = {
  CODE: 0,
  NAME: 0,
  ABBREVIATION: 0.5,
  WORDS: 2,
  PREFIX: 2,
  PART: 3,
  TEXT: 4,
  SPELLING: null,
};

/** Letters or digits without which the server looks for nothing. */
const SEARCHABLE = /[\p{L}\p{N}]/u;
const MOST_LETTERS = 200;

/** The other name by which an initiative was found, where its name as shown does not hold what was typed. */
function aliasFound(initiative: { name: string; aliases: readonly string[] }, typed: string): string | undefined {
  const words = foldForSearch(typed).split(' ');
  const holds = (name: string) => words.every((word) => foldForSearch(name).includes(word));
  return holds(initiative.name) ? undefined : initiative.aliases.find(holds);
}

interface SearchResult {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly note: string;
  /** By which the states are arranged on that page. */
  readonly scheme?: string;
  /** See {@link distance}. */
  readonly distance: number;
}

/** The nearest of each sort, and of them all the nearest first; of equals in the order of the sorts, then the server's. */
function nearest(sorts: readonly (readonly SearchResult[])[]): SearchResult[] {
  const byDistance = (a: SearchResult, b: SearchResult) => a.distance - b.distance;
  return sorts.flatMap((sort) => [...sort].sort(byDistance).slice(0, SHOWN)).sort(byDistance);
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
  const answer = useAnswer(SearchDocument, { text, locale: localeOf(state) }, !SEARCHABLE.test(text));
  const noteOf = (name: string, english: string, ...others: readonly (string | undefined)[]) =>
    [english === name ? undefined : english, ...others].filter(Boolean).join(' · ');
  const results: SearchResult[] =
    !SEARCHABLE.test(text) || !answer.data
      ? []
      : nearest([
          answer.data.countries.nodes.map((country) => ({
            id: country.code,
            path: `/country/${country.code}`,
            name: country.name,
            note: noteOf(country.name, country.english, country.code),
            distance: distance([country.name], text, country.code),
          })),
          answer.data.initiatives.nodes.map((initiative) => ({
            id: initiative.slug,
            path: `/initiative/${initiative.slug}`,
            name: initiative.name,
            note: noteOf(
              initiative.name,
              initiative.english,
              aliasFound(initiative, text),
              term('kind', initiative.kind),
            ),
            distance: distance([initiative.name, ...initiative.aliases], text),
          })),
          answer.data.search.nodes.flatMap(({ rank, node }) => {
            const away = DISTANCES[rank];
            if (away === null) return [];
            switch (node.__typename) {
              case 'Organisation':
                return {
                  id: node.code,
                  path: `/organisations/${encodeURIComponent(node.code)}`,
                  name: node.name,
                  note: noteOf(node.name, node.english, node.code, term('organisationKind', node.kind)),
                  distance: Math.min(away, distance([node.name], text, node.code)),
                };
              case 'Scheme':
                return {
                  id: node.slug,
                  path: '/distribution',
                  scheme: node.slug,
                  name: node.name,
                  note: noteOf(node.name, node.english, t('control.scheme')),
                  distance: away,
                };
              default:
                return [];
            }
          }),
        ]);
  const position = Math.min(active, results.length - 1);
  const go = (item: SearchResult | undefined) => {
    if (!item) return;
    onClose();
    navigate(to(item.path, item.scheme === undefined ? {} : { scheme: item.scheme }));
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
        aria-expanded={results.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={results[position] ? `${id}-${position}` : undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={MOST_LETTERS}
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
            setActive(Math.max(0, Math.min(results.length - 1, position + step)));
          } else if (event.key === 'Enter') go(results[position]);
        }}
      />
      <div id={`${id}-list`} role="listbox" aria-label={t('search.results')}>
        {results.map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the input above
          <div
            key={`${item.path} ${item.id}`}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === position}
            onClick={() => go(item)}
            onPointerMove={() => setActive(index)}
          >
            <span>{item.name}</span>
            <span className="muted">{item.note}</span>
          </div>
        ))}
      </div>
      <p className="muted" role="status">
        {answer.error
          ? t('state.unreachable')
          : text !== '' && (answer.data || !SEARCHABLE.test(text)) && results.length === 0 && !answer.fetching
            ? t('search.none', { text })
            : t('search.hint')}
      </p>
    </>
  );
}
