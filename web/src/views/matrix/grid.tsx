import { type CSSProperties, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShell } from '../../components/shell-context.js';
import { type Highlight, isMuted } from '../../lib/use-highlight.js';
import { usePrinting } from '../../state/use-printing.js';
import { type Cell, CHOSEN, classOfLook, type Line } from './cells.js';
import './grid.css';

const ROW = 28;
const HEAD = 190;
/** Width of the column of numbers, and the width below which names have less room (see the style sheet). */
const COUNT = 34;
const PHONE = 640;
/** Width of a sheet of paper in CSS pixels. */
const SHEET_WIDTH = 680;

/** The table itself. Only the rows in sight are in the document; on paper all of them are. */
export function Grid(properties: {
  label: string;
  lines: readonly Line[];
  highlight: Highlight | null;
  columns: readonly { slug: string; name: string }[];
  grouped: boolean;
  sort: string;
  onSort: (slug: string) => void;
  /** Null in another page: nothing there can be chosen. */
  onCell: ((line: Line, slug: string, name: string, cell: Cell) => void) | null;
}) {
  const { t } = useTranslation();
  const { lines, highlight, columns, grouped, sort, onCell } = properties;
  const { embedded } = useShell();
  const frame = useRef<HTMLDivElement>(null);
  const [scroll, setScroll] = useState({ top: 0, height: 700, width: 1000 });
  const printing = usePrinting();

  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    // In another page the frame scrolls; on its own the page does, and the head goes along.
    const inSight = () => ({
      top: embedded ? element.scrollTop : Math.max(0, -element.getBoundingClientRect().top),
      height: embedded ? element.clientHeight : window.innerHeight,
      width: element.clientWidth,
    });
    const head = element.querySelector('thead')!;
    const follow = (top: number) => {
      const lowest = Math.max(0, element.scrollHeight - HEAD - ROW);
      head.style.setProperty('--down', `${embedded ? 0 : Math.min(top, lowest)}px`);
    };
    const measure = () => {
      const now = inSight();
      follow(now.top);
      setScroll(now);
    };
    const moved = () => {
      const now = inSight();
      follow(now.top);
      // State changes only when the rows in sight do: scrolling sideways or by pixels redraws nothing.
      setScroll((before) => (Math.floor(now.top / ROW) === Math.floor(before.top / ROW) ? before : now));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    const scrolled = embedded ? element : window;
    scrolled.addEventListener('scroll', moved, { passive: true });
    return () => {
      observer.disconnect();
      scrolled.removeEventListener('scroll', moved);
    };
  }, [embedded]);

  const rows = useMemo(() => {
    const list: ({ heading: string } | { line: Line })[] = [];
    lines.forEach((line, index) => {
      if (grouped && line.group !== lines[index - 1]?.group) list.push({ heading: line.group });
      list.push({ line });
    });
    return list;
  }, [lines, grouped]);
  const first = printing ? 0 : Math.max(0, Math.floor((scroll.top - HEAD) / ROW) - 8);
  const last = printing ? rows.length : Math.min(rows.length, first + Math.ceil(scroll.height / ROW) + 20);
  // Columns share the room beside the names, so that a few initiatives are all visible on a phone too.
  const beside = window.innerWidth < PHONE ? 118 + COUNT : 220 + COUNT;
  const cell = printing
    ? Math.max(13, Math.min(60, Math.floor((SHEET_WIDTH - 150 - COUNT) / columns.length)))
    : Math.max(28, Math.min(96, Math.floor((scroll.width - beside) / columns.length)));
  const height = Math.min(rows.length * ROW + HEAD + 18, 720);

  return (
    <section
      ref={frame}
      className="matrix-frame"
      style={{ '--height': `${height}px`, '--cell': `${cell}px` } as CSSProperties}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the grid is scrolled by keyboard from here
      tabIndex={0}
      aria-label={properties.label}
    >
      <table className={cell < 46 ? 'matrix narrow' : 'matrix'} aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className="matrix-corner">
              <span className="muted">{t('column.country')}</span>
            </th>
            <th scope="col" className="matrix-k">
              <span className="visually-hidden">{t('column.k')}</span>
              <span aria-hidden="true">k</span>
            </th>
            {columns.map((column) => (
              <th
                key={column.slug}
                scope="col"
                aria-sort={sort === column.slug ? 'descending' : 'none'}
                className={sort === column.slug ? 'sorted' : undefined}
              >
                <button
                  type="button"
                  title={column.name}
                  onClick={() => properties.onSort(sort === column.slug ? 'coverage' : column.slug)}
                >
                  <span>{column.name}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {first > 0 && (
            <tr style={{ height: first * ROW }}>
              <td colSpan={columns.length + 2} />
            </tr>
          )}
          {rows.slice(first, last).map((row, offset) =>
            'heading' in row ? (
              <tr key={`group:${row.heading}`} className="matrix-group" aria-rowindex={first + offset + 2}>
                <th scope="rowgroup" colSpan={columns.length + 2}>
                  <span>{row.heading}</span>
                </th>
              </tr>
            ) : (
              <tr
                key={row.line.code}
                aria-rowindex={first + offset + 2}
                className={isMuted(highlight, row.line.code) ? 'matrix-muted' : undefined}
              >
                <th scope="row">{row.line.name}</th>
                <td className={row.line.coverage === 0 ? 'matrix-k none' : 'matrix-k'}>{row.line.counted}</td>
                {row.line.cells.map((item, index) => {
                  const column = columns[index]!;
                  if (item.look === 'ABSENT') return <td key={column.slug} />;
                  const title = `${row.line.name}${t('list.comma')}${column.name}${t('list.colon')}${item.label}`;
                  const words = <span className="visually-hidden">{item.label}</span>;
                  return (
                    <td key={column.slug}>
                      {onCell !== null && CHOSEN.includes(item.look) ? (
                        <button
                          type="button"
                          className={classOfLook(item.look)}
                          title={title}
                          onClick={() => onCell(row.line, column.slug, column.name, item)}
                        >
                          {words}
                        </button>
                      ) : (
                        <span className={classOfLook(item.look)} title={title}>
                          {words}
                        </span>
                      )}
                    </td>
                  );
                })}
              </tr>
            ),
          )}
          {last < rows.length && (
            <tr style={{ height: (rows.length - last) * ROW }}>
              <td colSpan={columns.length + 2} />
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}
