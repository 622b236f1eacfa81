import { type CSSProperties, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { STANDINGS, type Standing } from '../../../src/domain/vocabulary.js';
import type { FigureContext } from '../../../src/figures/frame.js';
import { drawMatrix } from '../../../src/figures/matrix.js';
import { Choice } from '../components/choice.js';
import { Controls, GroupChoice, useCaption } from '../components/controls.js';
import { FigureCard } from '../components/figure-card.js';
import { HighlightChoice } from '../components/highlight-choice.js';
import { useShell } from '../components/shell-context.js';
import { Empty, Unanswered, Waiting } from '../components/states.js';
import { MatrixViewDocument, type ParticipationRole } from '../generated/graphql.js';
import { byGroup } from '../lib/blocks.js';
import { isLeading, isObserving } from '../lib/roles.js';
import { useFormat } from '../lib/use-format.js';
import { type Highlight, isMuted, useHighlight } from '../lib/use-highlight.js';
import { useOwnGroupNote, useShownGroups } from '../lib/use-own-group.js';
import { useChartWords } from '../lib/use-term.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { usePrinting } from '../state/use-printing.js';
import { useQuestion } from '../state/use-question.js';
import { useView } from '../state/use-view.js';
import { amongOf, schemeOnRecord } from '../state/view-state.js';
import './matrix.css';

const ROW = 28;
const HEAD = 190;
/** Width of the column of numbers, and the width below which names have less room (see the style sheet). */
const COUNT = 34;
const PHONE = 640;
/** Width of a sheet of paper in CSS pixels. */
const SHEET_WIDTH = 680;

interface Line {
  readonly code: string;
  readonly name: string;
  readonly group: string;
  readonly coverage: number;
  /** k in words: at least so many where of some initiative it is not known. */
  readonly counted: string;
  readonly cells: readonly Cell[];
}

/** What a cell shows: how the state stands, and of one that takes part itself in what weight. */
type Look = Standing | 'LEADING' | 'OBSERVING';

interface Cell {
  readonly look: Look;
  readonly standing: Standing;
  /** The roles in words, or how the state stands. */
  readonly label: string;
}

const LOOKS: readonly Look[] = [
  'ITSELF',
  'LEADING',
  'OBSERVING',
  ...STANDINGS.filter((standing) => standing !== 'ITSELF' && standing !== 'ABSENT'),
  'ABSENT',
];
/** Those with a fact beneath them, or an initiative to go to. */
const CHOSEN: readonly Look[] = ['ITSELF', 'LEADING', 'OBSERVING', 'THROUGH_ORGANISATION', 'DECLINED'];

const classOfLook = (look: Look) => `cell ${look.toLowerCase().replaceAll('_', '-')}`;

function lookOf(standing: Standing, roles: readonly ParticipationRole[]): Look {
  if (standing !== 'ITSELF' || roles.length === 0) return standing;
  if (roles.some(isLeading)) return 'LEADING';
  return roles.every(isObserving) ? 'OBSERVING' : 'ITSELF';
}

/** The order of the states when they are sorted by an initiative. */
const PLACE_OF: Readonly<Record<Standing, number>> = {
  ITSELF: 0,
  THROUGH_ORGANISATION: 1,
  NOT_KNOWN: 2,
  DECLINED: 3,
  ABSENT: 4,
};

/** Countries by initiatives with roles: grouped, sortable, and drawn row by row as it is scrolled. */
export default function Matrix() {
  const { t } = useTranslation();
  const format = useFormat();
  const frame = useFrame();
  const { state, parameter, change } = useView();
  const { embedded, showFacts } = useShell();
  const question = useQuestion();
  const captionOf = useCaption();
  const words = useChartWords();
  const shownGroups = useShownGroups();
  const highlight = useHighlight();
  const ownGroupNote = useOwnGroupNote();
  const [, navigate] = useLocation();
  const { to } = useView();
  const group = parameter('group');
  const sort = parameter('sort') ?? 'coverage';
  const grouped = parameter('grouped') !== 'no';

  const variables = useMemo(
    () => ({ ...question, ...amongOf(state, group), scheme: schemeOnRecord(state) }),
    [question, group, state],
  );
  const answer = useAnswer(MatrixViewDocument, variables);
  const matrix = answer.data?.matrix;

  const lines = useMemo<Line[]>(() => {
    if (!matrix) return [];
    const counted = new Set(matrix.rows.map((row) => row.country.code));
    const blocks = byGroup(...shownGroups(answer.data?.scheme?.groups ?? []), counted);
    const blockOfCode = new Map(
      blocks.flatMap((block, index) => block.codes.map((code) => [code, { index, name: block.name }])),
    );
    const column = matrix.initiatives.findIndex((initiative) => initiative.slug === sort);
    const cellOf = (standing: Standing, roles: readonly ParticipationRole[]): Cell => {
      const inRoles = format.list(roles.map(words.role));
      const label =
        roles.length === 0
          ? words.standings[standing]
          : standing === 'THROUGH_ORGANISATION'
            ? words.throughAs(inRoles)
            : inRoles;
      return { look: lookOf(standing, roles), standing, label };
    };
    return matrix.rows
      .map((row) => ({
        code: row.country.code,
        name: frame.countryName(row.country.code),
        group: blockOfCode.get(row.country.code)?.name ?? '',
        coverage: row.coverage,
        counted: `${row.standings.includes('NOT_KNOWN') ? '≥ ' : ''}${format.number(row.coverage)}`,
        cells: row.standings.map((standing, index) => cellOf(standing, row.roles[index]!)),
      }))
      .sort((a, b) => {
        const inGroups = grouped ? blockOfCode.get(a.code)!.index - blockOfCode.get(b.code)!.index : 0;
        if (inGroups !== 0) return inGroups;
        const byColumn = column < 0 ? 0 : PLACE_OF[a.cells[column]!.standing] - PLACE_OF[b.cells[column]!.standing];
        const byCoverage = sort === 'name' ? 0 : b.coverage - a.coverage;
        return byColumn || byCoverage || format.compare(a.name, b.name);
      });
  }, [matrix, answer.data, sort, grouped, frame, format, words, shownGroups]);

  const draw = useCallback(
    (context: FigureContext) =>
      drawMatrix(
        {
          columns: (matrix?.initiatives ?? []).map((initiative) => ({ key: initiative.slug, name: initiative.name })),
          lines: lines.map((line) => ({
            key: line.code,
            name: line.name,
            ...(grouped ? { group: line.group } : {}),
            coverage: line.counted,
            muted: isMuted(highlight, line.code),
            cells: line.cells.map(({ standing, look, label }) => ({
              standing,
              label,
              weight: look === 'LEADING' ? 'leading' : look === 'OBSERVING' ? 'observing' : undefined,
            })),
          })),
          words: { standings: words.standings, leading: words.leading, observing: words.observing },
        },
        context,
      ),
    [matrix, lines, grouped, words, highlight],
  );

  const controls = (
    <Controls>
      <GroupChoice ofOnesOwn="offered" />
      <HighlightChoice />
      <Choice
        label={t('matrix.sort')}
        value={sort}
        options={[
          { value: 'coverage', label: t('matrix.byCoverage') },
          { value: 'name', label: t('matrix.byName') },
          ...(matrix?.initiatives ?? []).map((initiative) => ({ value: initiative.slug, label: initiative.name })),
        ]}
        onChange={(value) => change({}, { sort: value === 'coverage' ? null : value })}
      />
      <Choice
        label={t('matrix.grouped')}
        value={grouped ? 'yes' : 'no'}
        options={[
          { value: 'yes', label: t('matrix.groupedYes') },
          { value: 'no', label: t('matrix.groupedNo') },
        ]}
        onChange={(value) => change({}, { grouped: value === 'no' ? 'no' : null })}
      />
    </Controls>
  );
  if (answer.error) return <Unanswered controls={controls} answer={answer} />;
  if (!matrix) return <Waiting tall />;
  const caption = captionOf(matrix.asOf, matrix.provenance);
  const occurring = new Set(lines.flatMap((line) => line.cells.map(({ look }) => look)));
  const lookInWords = (look: Look) =>
    look === 'LEADING' ? words.leading : look === 'OBSERVING' ? words.observing : words.standings[look];
  const title = t('matrix.title', {
    rows: format.number(matrix.rows.length),
    columns: format.number(matrix.initiatives.length),
  });
  const table = {
    columns: [
      { key: 'country', label: t('column.country') },
      { key: 'code', label: t('column.code') },
      { key: 'group', label: t('column.group') },
      { key: 'k', label: t('column.k'), numeric: true },
      { key: 'bound', label: t('column.bound') },
      ...matrix.initiatives.map((initiative) => ({ key: `i:${initiative.slug}`, label: initiative.name })),
    ],
    rows: lines.map((line) => ({
      country: line.name,
      code: line.code,
      group: line.group,
      k: line.coverage,
      bound: t(line.cells.some(({ standing }) => standing === 'NOT_KNOWN') ? 'bound.atLeast' : 'bound.exact'),
      ...Object.fromEntries(
        matrix.initiatives.map((initiative, index) => [`i:${initiative.slug}`, line.cells[index]!.label]),
      ),
    })),
  };
  return (
    <>
      {!embedded && (
        <>
          <h1 className="page-title">{t('matrix.heading')}</h1>
          {controls}
        </>
      )}
      {matrix.rows.length === 0 || matrix.initiatives.length === 0 ? (
        <Empty>{t('state.empty')}</Empty>
      ) : (
        <FigureCard
          id="matrix"
          title={title}
          invitation={t('matrix.choose')}
          caption={caption}
          description={t('matrix.description')}
          draw={draw}
          ranges={[
            words.matrixNote,
            ...ownGroupNote,
            ...(highlight === null ? [] : [words.highlighted(highlight.name)]),
          ]}
          lists={matrix}
          table={table}
          provenance={matrix.provenance}
          request={{ document: MatrixViewDocument as never, variables }}
          facts={{ initiatives: matrix.initiatives.map((initiative) => initiative.slug) }}
          pictureWidth={Math.max(960, 320 + matrix.initiatives.length * 12)}
          body={
            <>
              <ul className="cell-legend">
                {LOOKS.filter((look) => occurring.has(look)).map((look) => (
                  <li key={look}>
                    <span className={classOfLook(look)} aria-hidden="true" />
                    {lookInWords(look)}
                  </li>
                ))}
              </ul>
              <Grid
                label={title}
                lines={lines}
                highlight={highlight}
                columns={matrix.initiatives}
                grouped={grouped}
                sort={sort}
                onSort={(slug) => change({}, { sort: slug === 'coverage' ? null : slug })}
                onCell={
                  embedded
                    ? null
                    : (line, slug, name, { standing }) => {
                        // Through an organisation: the organisation's facts are on the initiative's page.
                        if (standing === 'THROUGH_ORGANISATION') navigate(to(`/initiative/${slug}`));
                        else
                          showFacts({
                            title: `${line.name} · ${name}`,
                            filter: { countries: [line.code], initiatives: [slug] },
                          });
                      }
                }
              />
            </>
          }
        />
      )}
    </>
  );
}

/** The table itself. Only the rows in sight are in the document; on paper all of them are. */
function Grid(properties: {
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
