import { type CSSProperties, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureContext } from '../../../src/figures/frame.js';
import { drawMatrix, type MatrixCell } from '../../../src/figures/matrix.js';
import { Choice, Controls, GroupChoice, useCaption } from '../components/controls.js';
import { FigureCard } from '../components/figure-card.js';
import { useShell } from '../components/shell-context.js';
import { Empty, Incomplete, Unanswered, Waiting } from '../components/states.js';
import { MatrixViewDocument, type ParticipationRole } from '../generated/graphql.js';
import { byGroup } from '../lib/blocks.js';
import { useFormat } from '../lib/use-format.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { usePrinting } from '../state/use-printing.js';
import { useQuestion } from '../state/use-question.js';
import { useView } from '../state/use-view.js';

const LEADING: readonly ParticipationRole[] = ['HOST', 'CHAIR', 'CO_CHAIR'];
const OBSERVING: readonly ParticipationRole[] = ['OBSERVER', 'O_MEMBER'];

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
  readonly roles: readonly (readonly ParticipationRole[])[];
}

function weightOf(roles: readonly ParticipationRole[]): MatrixCell['weight'] {
  if (roles.some((role) => LEADING.includes(role))) return 'leading';
  return roles.every((role) => OBSERVING.includes(role)) ? 'observing' : 'full';
}

/** Countries by initiatives with roles: grouped, sortable, and drawn row by row as it is scrolled. */
export default function Matrix() {
  const { t } = useTranslation();
  const format = useFormat();
  const frame = useFrame();
  const { state, own, change } = useView();
  const { embedded, showFacts } = useShell();
  const question = useQuestion();
  const captionOf = useCaption();
  const group = own('group');
  const sort = own('sort') ?? 'coverage';
  const grouped = own('grouped') !== 'no';

  const variables = useMemo(
    () => ({ ...question, group: group || null, scheme: state.scheme }),
    [question, group, state.scheme],
  );
  const answer = useAnswer(MatrixViewDocument, variables);
  const matrix = answer.data?.matrix;

  const lines = useMemo<Line[]>(() => {
    if (!matrix) return [];
    const blocks = byGroup(
      answer.data?.scheme?.groups ?? [],
      new Set(matrix.rows.map((row) => row.country.code)),
      t('group.notClassified'),
    );
    const place = new Map(
      blocks.flatMap((block, index) => block.codes.map((code) => [code, { index, name: block.name }])),
    );
    const column = matrix.initiatives.findIndex((initiative) => initiative.slug === sort);
    return matrix.rows
      .map((row) => ({
        code: row.country.code,
        name: frame.countryName(row.country.code),
        group: place.get(row.country.code)?.name ?? '',
        coverage: row.coverage,
        roles: row.roles,
      }))
      .sort((one, other) => {
        const inGroups = grouped ? place.get(one.code)!.index - place.get(other.code)!.index : 0;
        if (inGroups !== 0) return inGroups;
        const byColumn =
          column < 0 ? 0 : Number(other.roles[column]!.length > 0) - Number(one.roles[column]!.length > 0);
        const byCoverage = sort === 'name' ? 0 : other.coverage - one.coverage;
        return byColumn || byCoverage || format.compare(one.name, other.name);
      });
  }, [matrix, answer.data, sort, grouped, frame, format, t]);

  const roleWords = useCallback(
    (roles: readonly ParticipationRole[]) => format.list(roles.map((role) => t(`role.${role}`))),
    [format, t],
  );
  const draw = useCallback(
    (context: FigureContext) =>
      drawMatrix(
        (matrix?.initiatives ?? []).map((initiative) => ({ key: initiative.slug, name: initiative.name })),
        lines.map((line) => ({
          key: line.code,
          name: line.name,
          ...(grouped ? { group: line.group } : {}),
          coverage: format.number(line.coverage),
          cells: line.roles.map((roles) =>
            roles.length === 0 ? null : { label: roleWords(roles), weight: weightOf(roles) },
          ),
        })),
        context,
      ),
    [matrix, lines, grouped, format, roleWords],
  );

  const controls = (
    <Controls>
      <GroupChoice />
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
  const caption = captionOf(matrix.asOf);
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
      ...matrix.initiatives.map((initiative) => ({ key: `i:${initiative.slug}`, label: initiative.name })),
    ],
    rows: lines.map((line) => ({
      country: line.name,
      code: line.code,
      group: line.group,
      k: line.coverage,
      ...Object.fromEntries(
        matrix.initiatives.map((initiative, index) => [
          `i:${initiative.slug}`,
          line.roles[index]!.map((role) => t(`role.${role}`)).join('; '),
        ]),
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
          subtitle={t('matrix.subtitle')}
          caption={caption}
          description={t('matrix.description')}
          draw={draw}
          table={table}
          provenance={matrix.provenance}
          request={{ document: MatrixViewDocument as never, variables }}
          facts={{ initiatives: matrix.initiatives.map((initiative) => initiative.slug) }}
          pictureWidth={Math.max(960, 320 + matrix.initiatives.length * 12)}
          body={
            <Grid
              label={title}
              lines={lines}
              columns={matrix.initiatives}
              grouped={grouped}
              roleWords={roleWords}
              sort={sort}
              onSort={(slug) => change({}, { sort: slug === 'coverage' ? null : slug })}
              onCell={(line, slug, name) =>
                showFacts({ title: `${line.name} · ${name}`, filter: { countries: [line.code], initiatives: [slug] } })
              }
            />
          }
        />
      )}
      {!embedded && <Incomplete names={matrix.incompleteInitiatives.map((initiative) => initiative.name)} />}
    </>
  );
}

/** The table itself. Only the rows in sight are in the document; on paper all of them are. */
function Grid(properties: {
  label: string;
  lines: readonly Line[];
  columns: readonly { slug: string; name: string }[];
  grouped: boolean;
  roleWords: (roles: readonly ParticipationRole[]) => string;
  sort: string;
  onSort: (slug: string) => void;
  onCell: (line: Line, slug: string, name: string) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { lines, columns, grouped, roleWords, sort } = properties;
  const frame = useRef<HTMLDivElement>(null);
  const [scroll, setScroll] = useState({ top: 0, height: 700, width: 1000 });
  const printing = usePrinting();

  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () =>
      setScroll({ top: element.scrollTop, height: element.clientHeight, width: element.clientWidth });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

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
  // As wide as the page has room for beside the names, so that a few initiatives are all seen on a phone too.
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
      onScroll={(event) => {
        const { scrollTop, clientHeight, clientWidth } = event.currentTarget;
        // State changes only when the rows in sight do: scrolling sideways or by pixels redraws nothing.
        if (Math.floor(scrollTop / ROW) !== Math.floor(scroll.top / ROW))
          setScroll({ top: scrollTop, height: clientHeight, width: clientWidth });
      }}
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
              <tr key={row.line.code} aria-rowindex={first + offset + 2}>
                <th scope="row">{row.line.name}</th>
                <td className={row.line.coverage === 0 ? 'matrix-k none' : 'matrix-k'}>
                  {format.number(row.line.coverage)}
                </td>
                {row.line.roles.map((roles, index) => {
                  const column = columns[index]!;
                  if (roles.length === 0) return <td key={column.slug} />;
                  const words = roleWords(roles);
                  return (
                    <td key={column.slug}>
                      <button
                        type="button"
                        className={`cell ${weightOf(roles)}`}
                        title={`${row.line.name}${t('list.comma')}${column.name}${t('list.colon')}${words}`}
                        onClick={() => properties.onCell(row.line, column.slug, column.name)}
                      >
                        <span className="visually-hidden">{words}</span>
                      </button>
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
