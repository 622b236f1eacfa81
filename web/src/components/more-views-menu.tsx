import './more-views-menu.css';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useView } from '../state/use-view.js';

/** The views behind "More views", in the order of the menu. */
export const MORE_PAGES = [
  ['/rank', 'nav.rank'],
  ['/roles', 'nav.roles'],
  ['/votes', 'nav.votes'],
  ['/network', 'nav.network'],
  ['/parity', 'nav.parity'],
  ['/time-to-join', 'nav.timeToJoin'],
  ['/evidence', 'nav.evidence'],
] as const;

/** A button that opens the list of further views; Escape, a choice, or looking elsewhere closes it. */
export function MoreViewsMenu() {
  const { t } = useTranslation();
  const { to } = useView();
  const [path] = useLocation();
  const [open, setOpen] = useState(false);
  const whole = useRef<HTMLLIElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const here = MORE_PAGES.some(([target]) => target === path);
  useEffect(() => {
    setOpen(false);
    void path;
  }, [path]);
  useEffect(() => {
    if (!open) return;
    const outside = (event: PointerEvent) => {
      if (!whole.current?.contains(event.target as Node)) setOpen(false);
    };
    window.addEventListener('pointerdown', outside);
    return () => window.removeEventListener('pointerdown', outside);
  }, [open]);
  return (
    <li
      ref={whole}
      className="more-views"
      onBlur={(event) => {
        const next = event.relatedTarget;
        if (next !== null && !event.currentTarget.contains(next)) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        aria-expanded={open}
        aria-controls="more-views"
        className={here ? 'here' : undefined}
        onClick={() => setOpen(!open)}
      >
        {t('nav.more')} <span aria-hidden="true">{open ? '▴' : '▾'}</span>
      </button>
      <ul id="more-views" hidden={!open}>
        {MORE_PAGES.map(([target, key]) => (
          <li key={target}>
            <Link href={to(target)} aria-current={path === target ? 'page' : undefined} onClick={() => setOpen(false)}>
              {t(key)}
            </Link>
          </li>
        ))}
      </ul>
    </li>
  );
}
