import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Standing } from '../../../src/domain/vocabulary.js';
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
import { useFormat } from '../lib/use-format.js';
import { isMuted, useHighlight } from '../lib/use-highlight.js';
import { useOwnGroupNote, useShownGroups } from '../lib/use-own-group.js';
import { useChartWords } from '../lib/use-term.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useQuestion } from '../state/use-question.js';
import { useView } from '../state/use-view.js';
import { amongOf, schemeOnRecord } from '../state/view-state.js';
import { type Cell, classOfLook, type Line, LOOKS, type Look, lookOf } from './matrix/cells.js';
import { Grid } from './matrix/grid.js';

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
