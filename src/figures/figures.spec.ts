import { JSDOM } from 'jsdom';
import { ABSENCE_REASONS, STANDINGS, type Standing } from '../domain/vocabulary.js';
import { drawAbsenceList } from './absence-list.js';
import { drawAssembly } from './assembly.js';
import { drawCapacityScatter } from './capacity-scatter.js';
import type { SvgElement } from './dom.js';
import type { FigureContext } from './frame.js';
import { drawGapBars } from './gap-bars.js';
import { drawGroupBars } from './group-bars.js';
import { drawHeatTable } from './heat-table.js';
import { drawKOfN } from './k-of-n.js';
import { drawMatrix } from './matrix.js';
import { drawNeighbours } from './neighbours.js';
import { drawOverlapBars } from './overlap-bars.js';
import { drawRankMoves } from './rank-moves.js';
import { drawRatioBars } from './ratio-bars.js';
import { REASONS, type Reason, reasonPaints } from './reasons.js';
import { drawShareLines, type SharePoint } from './share-lines.js';
import { drawStackedBars } from './stacked-bars.js';
import { SIGN_OF, signsAlong, standingPaints } from './standings.js';
import { fitName, fitText, textWidth, wrapText } from './text.js';
import { contrast, coverageColours, darkTheme, greyTheme, lightTheme, luminance, readableOn } from './theme.js';
import { drawInitiativesTimeline, drawParticipationTimeline } from './timelines.js';
import { drawWaitingCurves } from './waiting-curves.js';
import { drawWorldMap } from './world-map.js';

const document = new JSDOM('').window.document;
const context = (changes: Partial<FigureContext> = {}): FigureContext => ({
  document: document as unknown as FigureContext['document'],
  theme: lightTheme,
  width: 800,
  text: { description: 'what it shows', title: 'Title', subtitle: 'Subtitle', source: 'Source' },
  ...changes,
});
const html = (svg: SvgElement) => (svg as unknown as { outerHTML: string }).outerHTML;
const keys = (svg: SvgElement) =>
  Array.from(svg.querySelectorAll('[data-key]'), (mark) => mark.getAttribute('data-key'));

const blocks = [
  {
    key: 'a',
    name: 'Group A',
    note: '1 of 2',
    seats: [
      { code: 'AAA', label: 'A: 2', coverage: 2, standing: 'ITSELF' },
      { code: 'BBB', label: '<b>B</b>: 0', coverage: 0, standing: 'ABSENT' },
      { code: 'DDD', label: 'D: 0', coverage: 0, standing: 'DECLINED' },
      { code: 'EEE', label: 'E: 0', coverage: 0, standing: 'NOT_KNOWN' },
      { code: 'FFF', label: 'F: 0', coverage: 0, standing: 'THROUGH_ORGANISATION' },
    ],
  },
  {
    key: 'b',
    name: 'Group B',
    note: '0 of 1',
    seats: [{ code: 'CCC', label: 'C: 1', coverage: 1, standing: 'THROUGH_ORGANISATION' }],
  },
] as const;

const standings: Record<Standing, string> = {
  ITSELF: 'by its own name',
  THROUGH_ORGANISATION: 'by an organisation',
  ABSENT: 'not',
  DECLINED: 'said no',
  NOT_KNOWN: 'no one knows',
};

const reasons = Object.fromEntries(ABSENCE_REASONS.map((reason) => [reason, `because ${reason}`])) as Record<
  Reason,
  string
>;
const noneFor = Object.fromEntries(ABSENCE_REASONS.map((reason) => [reason, 0])) as Record<Reason, number>;

const SQUARE = {
  type: 'Feature',
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [0, 9],
        [9, 9],
        [9, 0],
        [0, 0],
      ],
    ],
  },
} as const;

const PARTS = [
  { key: 'p', name: 'P', look: 'dark' },
  { key: 'q', name: 'Q', look: 'crosses' },
  { key: 'r', name: 'never', look: 'outline' },
] as const;
const STACKED = [
  { key: 'i', name: 'I', counts: [3, 1, 0], value: '4' },
  { key: 'j', name: 'J', counts: [0, 2, 0], value: '2' },
];
const overlapOf = (onlyFirst: number, both: number, onlySecond: number) => ({
  first: 'First',
  second: 'Second',
  onlyFirst: { count: onlyFirst, value: String(onlyFirst), label: 'first alone' },
  both: { count: both, value: String(both), label: 'both' },
  onlySecond: { count: onlySecond, value: String(onlySecond), label: 'second alone' },
  bothLabel: 'in both',
});

/** Every figure with a little data, to hold all of them to the same rules. */
const figures: Record<string, (given: FigureContext) => SvgElement> = {
  assembly: (given) => drawAssembly({ n: 2, blocks, scale: ['1', '2'], standings }, given),
  'k of n': (given) =>
    drawKOfN(
      {
        bars: [
          { k: 0, size: 3, standings: { ABSENT: 1, NOT_KNOWN: 2 }, label: 'none', value: '3', baseline: 4 },
          { k: 1, size: 1, standings: { ITSELF: 1 }, label: '1 of 1', value: '1', baseline: 0 },
        ],
        standings,
        format: String,
      },
      given,
    ),
  'ratio bars': (given) =>
    drawRatioBars(
      {
        bars: [
          { key: 'a', name: 'A', ratio: 0.5, value: '0.50' },
          { key: 'b', name: 'B', ratio: null, value: '–', muted: true },
        ],
        parity: { value: 1, label: 'parity' },
        maximum: 2,
      },
      given,
    ),
  'share lines': (given) =>
    drawShareLines(
      {
        series: [
          {
            key: 'a',
            name: 'A',
            points: [
              { year: 2023, value: null, partial: false },
              { year: 2024, value: 0.5, partial: false },
              { year: 2025, value: 0.7, partial: true },
            ],
          },
        ],
        parity: { value: 1, label: 'parity' },
        band: { label: 'band', points: [{ year: 2024, low: 0.1, high: 0.2 }] },
        changes: [{ year: 2024, joined: 2, left: 1 }],
        format: String,
      },
      given,
    ),
  'gap bars': (given) =>
    drawGapBars(
      {
        bars: [
          {
            key: 'i',
            name: 'Initiative',
            counts: { ...noneFor, NEVER_JOINED: 1, NOT_ELIGIBLE: 2, NOT_OPEN: 1 },
            total: '4',
          },
        ],
        reasons,
        of: 5,
        format: String,
      },
      given,
    ),
  'absence list': (given) =>
    drawAbsenceList(
      {
        absences: [
          { key: 'i', name: 'Initiative', reason: 'NEVER_JOINED' },
          { key: 'j', name: 'Another initiative', reason: 'WITHDREW', note: '1 May 2025' },
        ],
        heading: (reason, count) => `${reason}: ${count}`,
        reasons,
      },
      given,
    ),
  'group bars': (given) =>
    drawGroupBars(
      {
        bars: [
          {
            key: 'g',
            name: 'G',
            none: { ABSENT: 1, DECLINED: 1 },
            some: { ITSELF: 1 },
            value: '2 of 3',
            noneLabel: '2',
            someLabel: '1',
            marked: true,
          },
        ],
        standings,
      },
      given,
    ),
  matrix: (given) =>
    drawMatrix(
      {
        columns: ['i', 'j', 'k', 'l', 'm', 'n', 'o'].map((key) => ({ key, name: key.toUpperCase() })),
        lines: [
          {
            key: 'AAA',
            name: 'A',
            group: 'G',
            coverage: '3',
            cells: [
              { standing: 'ABSENT', label: 'not' },
              { standing: 'ITSELF', label: 'host', weight: 'leading' },
              { standing: 'ITSELF', label: 'observer', weight: 'observing' },
              { standing: 'ITSELF', label: 'member' },
              { standing: 'THROUGH_ORGANISATION', label: 'by the union' },
              { standing: 'DECLINED', label: 'said no' },
              { standing: 'NOT_KNOWN', label: 'no one knows' },
            ],
          },
        ],
        words: { standings, leading: 'leads', observing: 'looks on' },
      },
      given,
    ),
  scatter: (given) =>
    drawCapacityScatter(
      {
        points: [
          { code: 'AAA', name: 'A', label: 'A', value: 1, coverage: 0, group: 0, named: true },
          { code: 'BBB', name: 'B', label: 'B', value: 2, coverage: 1, group: -1, named: false },
        ],
        groups: ['G'],
        n: 1,
        xLabel: 'x',
        yLabel: 'y',
        logarithmic: false,
        format: String,
      },
      given,
    ),
  timeline: (given) =>
    drawInitiativesTimeline(
      {
        rows: [{ key: 'r', name: 'R' }],
        events: [
          { key: 'e', name: 'E', label: 'E', day: '2024-05-01', row: 'r', marked: true },
          { key: 'f', name: 'F', label: 'F', day: '2024-01-01', latest: '2024-12-31', row: 'r', marked: false },
        ],
        markedLabel: 'UN',
        otherLabel: 'others',
        formatYear: String,
      },
      given,
    ),
  participations: (given) =>
    drawParticipationTimeline(
      {
        spans: [{ key: 's', name: 'S', label: 'S', from: '2020-01-01', to: null, exact: true, leading: false }],
        until: '2024-01-01',
        formatYear: String,
      },
      given,
    ),
  'stacked bars': (given) => drawStackedBars({ parts: PARTS, bars: STACKED, format: String }, given),
  'heat table': (given) =>
    drawHeatTable(
      {
        columns: ['a', 'b', 'c'].map((key) => ({ key, name: key.toUpperCase() })),
        rows: [
          {
            key: 'r',
            name: 'R',
            cells: [
              { shade: 0, text: '0', label: 'none' },
              { shade: 1, text: '9', label: 'nine' },
              { shade: null, text: '–', label: 'no figure' },
            ],
          },
        ],
      },
      given,
    ),
  'waiting curves': (given) =>
    drawWaitingCurves(
      {
        curves: [
          {
            key: 'g',
            name: 'G (n = 4)',
            points: [
              { days: 0, outside: 0.75 },
              { days: 400, outside: 0.5 },
            ],
            median: { days: 400, label: 'half after 400 days' },
          },
          { key: 'h', name: 'H (n = 2)', points: [], median: null },
        ],
        xLabel: 'years',
        yLabel: 'share',
        halfLabel: 'half',
        formatShare: String,
        formatYears: String,
      },
      given,
    ),
  'rank moves': (given) =>
    drawRankMoves(
      {
        blocks: [
          {
            heading: 'up',
            moves: [
              { key: 'AAA', name: 'A', before: 9, now: 1, value: '9 → 1', label: 'A rose', marked: true },
              { key: 'BBB', name: 'B', before: 4, now: 4, value: '4 → 4', label: 'B stayed' },
            ],
          },
        ],
        last: 9,
        beforeLabel: 'then',
        nowLabel: 'now',
        format: String,
      },
      given,
    ),
  neighbours: (given) =>
    drawNeighbours(
      {
        middle: 'M',
        neighbours: [
          { key: 'AAA', name: 'A', shared: 3, similarity: 1, label: 'A' },
          { key: 'BBB', name: 'B', shared: 1, similarity: 0.2, label: 'B' },
        ],
        rings: [{ similarity: 0.2, label: '20%' }],
      },
      given,
    ),
  'overlap bars': (given) => drawOverlapBars(overlapOf(3, 1, 2), given),
  map: (given) =>
    drawWorldMap(
      {
        n: 1,
        states: [
          { code: 'AAA', label: 'A', coverage: 0, standing: 'DECLINED', outline: null, marker: [10, 20] },
          { code: 'BBB', label: 'B', coverage: 1, standing: 'THROUGH_ORGANISATION', outline: SQUARE, marker: null },
        ],
        otherLand: [],
        standings,
        projection: 'equal-earth',
      },
      given,
    ),
};

describe.each(Object.entries(figures))('the figure %s', (_name, draw) => {
  test('is drawn without a browser, with a description and a key on every mark', () => {
    const svg = draw(context());
    expect(svg.getAttribute('role')).toBe('img');
    expect(svg.getAttribute('aria-label')).toBe('what it shows');
    expect(keys(svg).length).toBeGreaterThan(0);
  });

  test('kept as a picture it carries title, source and names, and no style sheet', () => {
    const text = html(draw(context({ standalone: true })));
    for (const words of ['Title', 'Subtitle', 'Source', lightTheme.background]) expect(text).toContain(words);
    expect(text).not.toContain('<style');
    expect(text).not.toContain('NaN');
  });

  test('holds no number that is none, at the width of a phone and of a poster', () => {
    for (const width of [320, 2000]) expect(html(draw(context({ width })))).not.toMatch(/NaN|Infinity|undefined/);
  });

  test('two on one page do not share the ids of their patterns', () => {
    const ids = (id: string) =>
      Array.from(draw(context({ id })).querySelectorAll('[id]'), (node) => node.getAttribute('id'));
    for (const id of ids('one')) expect(ids('two')).not.toContain(id);
  });
});

/** What is left of a drawing when its colours are taken away. */
const colourless = (markup: string) => markup.replaceAll(/#[0-9a-f]{6}/gi, '');

describe('the ways of standing', () => {
  test.each([
    ['light', lightTheme],
    ['dark', darkTheme],
  ])('are told apart without colour, in the %s theme', (_name, theme) => {
    const given = context({ theme });
    const { paint } = standingPaints(given);
    const looks = STANDINGS.map((standing) => {
      const { fill, cover } = paint(standing, standing === 'ITSELF' ? theme.many : null);
      return {
        shape: `${fill === theme.background ? 'empty' : colourless(fill) || 'full'} ${SIGN_OF[standing]}`,
        cover,
      };
    });
    expect(new Set(looks.map(({ shape }) => shape)).size).toBe(STANDINGS.length);
    // Where signs lie all over an area, they are those that a seat has once.
    expect(looks.map(({ cover }) => cover !== null)).toEqual(STANDINGS.map((standing) => SIGN_OF[standing] !== null));
  });

  test.each(['assembly', 'k of n', 'group bars', 'matrix', 'map'])(
    'are named in the legend of the figure %s where they occur, and only there',
    (name) => {
      const occurring: Record<string, readonly Standing[]> = {
        assembly: STANDINGS,
        'k of n': ['ITSELF', 'ABSENT', 'NOT_KNOWN'],
        'group bars': ['ITSELF', 'ABSENT', 'DECLINED'],
        matrix: STANDINGS,
        map: ['THROUGH_ORGANISATION', 'DECLINED'],
      };
      const texts = Array.from(figures[name]!(context()).querySelectorAll('text'), (text) => text.textContent);
      for (const standing of STANDINGS) {
        expect([standing, texts.includes(standings[standing])]).toEqual([
          standing,
          occurring[name]!.includes(standing),
        ]);
      }
    },
  );

  test('have signs along a bar that stay within their stretch, however short it is', () => {
    for (const length of [1.5, 9, 40, 333]) {
      const signs = signsAlong(100, 100 + length, 5, 'DECLINED');
      expect(signs.length).toBeGreaterThan(0);
      for (const { x } of signs) {
        expect(x).toBeGreaterThan(100);
        expect(x).toBeLessThan(100 + length);
      }
    }
    expect(signsAlong(0, 50, 5, 'ABSENT')).toEqual([]);
  });
});

describe('hatching', () => {
  const hatched = (svg: SvgElement) => html(svg).includes('url(#rollcall-not-known)');

  test.each(Object.keys(figures))('in the figure %s is for what is not known and for nothing else', (name) => {
    const svg = figures[name]!(context());
    const striped = Array.from(svg.querySelectorAll('pattern')).filter((pattern) =>
      Array.from(pattern.children).some(
        (shape) =>
          shape.getAttribute('width') !== null &&
          Number(shape.getAttribute('width')) < Number(pattern.getAttribute('width')),
      ),
    );
    for (const pattern of striped) expect(pattern.getAttribute('id')).toMatch(/not-known$/);
    expect(hatched(svg)).toBe(['assembly', 'k of n', 'matrix'].includes(name));
  });

  test('is not the mark of a state at none that is known to be in none', () => {
    const seats = [{ code: 'AAA', label: 'A', coverage: 0, standing: 'ABSENT' }] as const;
    expect(hatched(drawAssembly({ n: 1, blocks: [{ ...blocks[0], seats }], standings }, context()))).toBe(false);
  });
});

describe('the assembly', () => {
  test('gives every state one seat of the same size, whatever the group', () => {
    const svg = drawAssembly({ n: 2, blocks, standings }, context());
    expect(keys(svg).sort()).toEqual(['AAA', 'BBB', 'CCC', 'DDD', 'EEE', 'FFF']);
    const sizes = Array.from(svg.querySelectorAll('g.seats-some rect'), (seat) => Number(seat.getAttribute('width')));
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(0.01);
  });

  test('draws states at none empty and outlined, but for those of which it is not known', () => {
    const svg = drawAssembly({ n: 2, blocks, standings }, context());
    const fills = Array.from(svg.querySelector('g.seats-none')!.children, (seat) => [
      seat.getAttribute('data-key'),
      seat.getAttribute('fill'),
    ]);
    expect(fills).toEqual([
      ['BBB', lightTheme.background],
      ['DDD', lightTheme.background],
      ['EEE', 'url(#rollcall-not-known)'],
      ['FFF', lightTheme.background],
    ]);
  });

  test('has a ring for each state that takes part through an organisation alone, at none or not, and in the legend', () => {
    const rings = (standing: Standing) => {
      const seats = [{ code: 'AAA', label: 'A', coverage: 1, standing }] as const;
      const svg = drawAssembly({ n: 1, blocks: [{ ...blocks[0], seats }], standings }, context());
      return svg.querySelectorAll('g > circle').length;
    };
    expect(rings('ITSELF')).toBe(0);
    expect(rings('THROUGH_ORGANISATION')).toBe(2);
    expect(drawAssembly({ n: 2, blocks, standings }, context()).querySelectorAll('g > circle').length).toBe(3);
  });

  test('refuses a scale that does not name each k, where a colour would have the name of another', () => {
    expect(() => drawAssembly({ n: 2, blocks, scale: ['none', '1', '2'], standings }, context())).toThrow('3 labels');
  });

  test('shows names with markup in them as text', () => {
    expect(html(drawAssembly({ n: 2, blocks, standings }, context({ standalone: true })))).toContain(
      '&lt;b&gt;B&lt;/b&gt;',
    );
  });
});

describe('the matrix', () => {
  test('names each mark but the empty and the hatched cells, of which there may be thousands', () => {
    expect(keys(figures.matrix!(context()))).toEqual(['AAA:j', 'AAA:k', 'AAA:l', 'AAA:m', 'AAA:n']);
  });

  test('hatches each cell of which it is not known', () => {
    const hatchedCells = figures.matrix!(context()).querySelector('path.not-known')!.getAttribute('d')!;
    // One closed outline a cell.
    expect(hatchedCells.match(/Z/g)).toHaveLength(1);
  });
});

describe('the reasons of absence', () => {
  test('are those of the method, each once', () => {
    expect([...REASONS].sort()).toEqual([...ABSENCE_REASONS].sort());
  });

  test.each([
    ['light', lightTheme],
    ['dark', darkTheme],
  ])(
    'are told apart in grey print, in the %s theme: plain ones by lightness or outline, the others by their signs',
    (_n, theme) => {
      const { defs, paints } = reasonPaints(context({ theme }));
      const patterns = Array.from(defs.children, (pattern) => ({
        paint: `url(#${pattern.getAttribute('id')})`,
        shape: colourless(html(pattern)).replace(/ id="[^"]*"/, ''),
      }));
      const fills = Object.values(paints).map(({ fill }) => fill);
      const signed = patterns.filter(({ paint }) => fills.includes(paint));
      expect(new Set(signed.map(({ shape }) => shape)).size).toBe(signed.length);
      const plain = Object.values(paints).filter(({ fill }) => !fill.startsWith('url('));
      expect(plain.length + signed.length).toBe(REASONS.length);
      for (const one of plain) {
        for (const other of plain) {
          if (one === other || one.dash !== other.dash) continue;
          expect(contrast(one.fill, other.fill)).toBeGreaterThan(3);
        }
      }
    },
  );

  test('are those of the absences in a list, in the order of the method, each with its number', () => {
    const svg = figures['absence list']!(context());
    expect(keys(svg)).toEqual(['i:NEVER_JOINED', 'j:WITHDREW']);
    expect(html(svg)).toContain('WITHDREW: 1');
    expect(html(svg)).toContain('1 May 2025');
  });
});

describe('figures without a mark', () => {
  test('of groups without members are drawn empty, not refused', () => {
    const none = {
      key: 'g',
      name: 'G',
      none: {},
      some: {},
      value: '0 of 0',
      noneLabel: '0',
      someLabel: '0',
      marked: false,
    };
    expect(html(drawGroupBars({ bars: [none], standings }, context()))).toContain('0 of 0');
  });
});

describe('figures side by side', () => {
  test('have the same scale: a bar of the same number has the same length', () => {
    const bar = (none: number) => ({
      key: 'g',
      name: 'G',
      none: { ABSENT: none },
      some: {},
      value: `${none}`,
      noneLabel: '',
      someLabel: '',
      marked: false,
    });
    const length = (svg: SvgElement) => Number(svg.querySelector('g.group-bars')!.children[0]!.getAttribute('width'));
    const alone = length(drawGroupBars({ bars: [bar(10)], standings }, context()));
    const [one, other] = [[bar(10)], [bar(10), bar(40)]];
    const left = length(drawGroupBars({ bars: one, standings, beside: other }, context()));
    expect(left).toBeCloseTo(length(drawGroupBars({ bars: other, standings, beside: one }, context())), 3);
    expect(left).toBeLessThan(alone / 3);
  });
});

describe('lines of groups', () => {
  test("print the numbers of joins and withdrawals in the reader's digits", () => {
    const series = [{ key: 'a', name: 'A', points: [{ year: 2024, value: 1, partial: false }] }];
    const changes = [{ year: 2024, joined: 1234, left: 5678 }];
    const formatCount = (value: number) => value.toLocaleString('en-GB');
    const drawn = html(drawShareLines({ series, changes, format: String, formatCount }, context()));
    expect(drawn).toContain('+1,234');
    expect(drawn).toContain('−5,678');
  });

  const line = (values: readonly (number | null | 'WITHHELD')[]) => ({
    key: 'a',
    name: 'A',
    points: values.map(
      (value, index): SharePoint => ({
        year: 2020 + index,
        value: value === 'WITHHELD' ? null : value,
        partial: false,
        withheld: value === 'WITHHELD' ? 'a list is not complete' : null,
      }),
    ),
  });
  const drawLine = (values: readonly (number | null | 'WITHHELD')[]) =>
    drawShareLines({ series: [line(values)], withheldLabel: 'no ratio', format: String }, context());

  test('break off at a year without a value: no line leads over what is not known', () => {
    const pieces = (svg: SvgElement) =>
      svg
        .querySelector(`path[stroke="${lightTheme.groups[0]}"], g[stroke="${lightTheme.groups[0]}"] path`)!
        .getAttribute('d')!
        .match(/M/g)!.length;
    expect(pieces(drawLine([1, 2, 3, 4]))).toBe(1);
    expect(pieces(drawLine([1, 2, 'WITHHELD', 3, 4]))).toBe(2);
    expect(pieces(drawLine([1, 2, null, 3, 4]))).toBe(2);
  });

  test('whose ratio is withheld are not drawn: the year is hatched, and the legend says so', () => {
    const svg = drawLine([1, 'WITHHELD', 2]);
    expect(keys(svg)).toEqual(['a:2020', 'a:2022']);
    expect(svg.querySelector('g.withheld')!.children.length).toBe(1);
    expect(html(svg)).toContain('no ratio');
    expect(drawLine([1, null, 2]).querySelector('g.withheld')).toBeNull();
  });

  test('withheld without a label that says why are refused', () => {
    expect(() => drawShareLines({ series: [line([1, 'WITHHELD'])], format: String }, context())).toThrow('2021');
  });

  test('can all be withheld', () => {
    expect(html(drawLine(['WITHHELD', 'WITHHELD']))).not.toMatch(/NaN|Infinity/);
  });

  test('say how many began surely and possibly, where that is not the same', () => {
    const series = [line([1, 1])];
    const changes = [
      { year: 2020, joined: 282, left: 0, joinedBounds: { least: 278, greatest: 333 } },
      { year: 2021, joined: 5, left: 0, joinedBounds: { least: 5, greatest: 5 } },
    ];
    const drawn = html(drawShareLines({ series, changes, format: String }, context()));
    expect(drawn).toContain('+278–333');
    expect(drawn).not.toContain('+282');
    expect(drawn).toContain('+5<');
  });

  test('on a phone are named in a legend, whole, not beside their ends', () => {
    const name = 'Latin American and Caribbean Group';
    const series = [
      {
        key: 'a',
        name,
        points: [
          { year: 2024, value: 1, partial: false },
          { year: 2025, value: 2, partial: false },
        ],
      },
    ];
    expect(html(drawShareLines({ series, format: String }, context({ width: 360 })))).toContain(name);
  });
});

describe('colours', () => {
  test.each([
    ['light', lightTheme],
    ['dark', darkTheme],
  ])('of coverage grow steadily lighter or darker, in the %s theme', (_name, theme) => {
    const steps = coverageColours(theme, 7).map(luminance);
    const rising = steps.every((value, index) => index === 0 || value > steps[index - 1]!);
    const falling = steps.every((value, index) => index === 0 || value < steps[index - 1]!);
    expect(rising || falling).toBe(true);
  });

  test('letters on them, and on the page, can be read (WCAG 2.2 AA)', () => {
    for (const theme of [lightTheme, darkTheme]) {
      for (const colour of coverageColours(theme, 9)) expect(contrast(colour, readableOn(colour))).toBeGreaterThan(4.5);
      for (const text of [theme.ink, theme.muted, theme.accent]) {
        expect(contrast(text, theme.background)).toBeGreaterThan(4.5);
      }
    }
  });

  test('none asked for are none; one is the far end', () => {
    expect(coverageColours(lightTheme, 0)).toEqual([]);
    expect(coverageColours(lightTheme, 1)).toEqual([lightTheme.many]);
  });

  test('a colour that is not #rrggbb is refused by name', () => {
    expect(() => luminance('red')).toThrow('"red"');
  });
});

describe('text', () => {
  test('is wrapped at spaces, and between Chinese characters', () => {
    expect(wrapText('one two three', 10, 40).length).toBeGreaterThan(1);
    expect(wrapText('联合国会员国', 10, 35)).toEqual(['联合国', '会员国']);
    // A line does not begin with a comma.
    expect(wrapText('联合国，会员国', 10, 35)).toEqual(['联合国，', '会员国']);
  });

  test('is cut with an ellipsis where it does not fit, a name at its brackets first', () => {
    expect(fitText('a long text that does not fit', 10, 60)).toMatch(/…$/);
    expect(fitName('African Group (African States)', 10, 100)).toBe('African Group');
    expect(fitName('UN Western European and Others Group (WEOG)', 12.5, 90)).toBe('WEOG');
    expect(textWidth('国', 10)).toBe(10);
  });
});

test('a text is cut between words: half a number would be another number', () => {
  for (let width = 60; width < 180; width += 5) {
    expect(fitText('Resolution of the Assembly 78/265', 10, width)).not.toMatch(/\d…$/);
  }
});

test('a day that is none is refused by name', () => {
  expect(() =>
    drawParticipationTimeline(
      {
        spans: [{ key: 's', name: 'S', label: 'S', from: '2020-13-01', to: null, exact: true, leading: false }],
        until: '2024-01-01',
        formatYear: String,
      },
      context(),
    ),
  ).toThrow('2020-13-01');
});

describe('what is brought out of the others', () => {
  const channels = (hex: string) => [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16));
  const isGrey = (hex: string) => Math.max(...channels(hex)) - Math.min(...channels(hex)) <= 1;

  test.each([
    ['light', lightTheme],
    ['dark', darkTheme],
  ])('leaves the others grey, %s, and still told apart', (_, theme) => {
    const grey = greyTheme(theme);
    for (const colour of [grey.few, grey.many, grey.accent, ...grey.groups])
      expect([colour, isGrey(colour)]).toEqual([colour, true]);
    expect(grey.few).not.toBe(grey.many);
  });

  test('keeps every square, its colour alone is another one', () => {
    const muted = blocks.map((block) => ({
      ...block,
      seats: block.seats.map((seat) => ({ ...seat, muted: seat.code !== 'AAA' })),
    }));
    const svg = drawAssembly({ n: 2, blocks: muted, standings }, context());
    expect(keys(svg).sort()).toEqual(['AAA', 'BBB', 'CCC', 'DDD', 'EEE', 'FFF']);
    const fillOf = (code: string) => svg.querySelector(`[data-key="${code}"]`)!.getAttribute('fill')!;
    expect(fillOf('AAA')).toBe(coverageColours(lightTheme, 2)[1]);
    expect(fillOf('CCC')).toBe(coverageColours(greyTheme(lightTheme), 2)[0]);
  });

  test('keeps the cells of a matrix and the lines by year', () => {
    const cells = [{ standing: 'ITSELF', label: 'host' }] as const;
    const words = { standings, leading: 'leads', observing: 'observes' };
    const line = (key: string, muted: boolean) => ({ key, name: key, coverage: '1', cells, muted });
    const matrix = drawMatrix(
      { columns: [{ key: 'x', name: 'X' }], lines: [line('AAA', false), line('BBB', true)], words },
      context(),
    );
    expect(keys(matrix).sort()).toEqual(['AAA:x', 'BBB:x']);
    const points: SharePoint[] = [
      { year: 2024, value: 0.5, partial: false },
      { year: 2025, value: 0.7, partial: false },
    ];
    const lines = drawShareLines(
      {
        series: [
          { key: 'a', name: 'A', points },
          { key: 'b', name: 'B', points, muted: true },
        ],
        format: String,
      },
      context(),
    );
    const strokeOf = (key: string) => lines.querySelector(`[data-key="${key}"]`)!.getAttribute('stroke');
    expect(strokeOf('a:2024')).toBe(lightTheme.groups[0]);
    expect(strokeOf('b:2024')).toBe(greyTheme(lightTheme).groups[1]);
  });
});

describe('bars of several figures side by side', () => {
  const bar = (k: number, size: number, label: string) => ({
    k,
    size,
    standings: { ITSELF: size },
    label,
    value: String(size),
  });

  test('are on one scale: a state is as wide in each, and all begin at the same place', () => {
    const few = [bar(0, 10, 'none'), bar(1, 30, '1 of 1')];
    const many = Array.from({ length: 26 }, (_, k) => bar(k, k === 0 ? 160 : 0, `${k} of 25 initiatives`));
    const shared = { beside: 160, besideTexts: { labels: ['25 of 25 initiatives'], values: ['at most 160'] } };
    const drawn = [few, many].map((bars) => {
      const svg = drawKOfN({ bars, standings, format: String, ...shared }, context());
      const rect = svg.querySelector('g.k-bars rect')!;
      return { x: Number(rect.getAttribute('x')), perState: Number(rect.getAttribute('width')) / bars[0]!.size };
    });
    expect(drawn[0]!.x).toBe(drawn[1]!.x);
    expect(drawn[0]!.perState).toBeCloseTo(drawn[1]!.perState, 6);
  });
});

/** Where the marks of a layer lie: left and right end of each rectangle, rounded. */
const stretchesOf = (svg: SvgElement, layer: string) =>
  Array.from(svg.querySelector(`g.${layer}`)!.children, (mark) => {
    const [x, width] = [Number(mark.getAttribute('x')), Number(mark.getAttribute('width'))];
    return [Math.round(x), Math.round(x + width)] as const;
  });

describe('stacked bars', () => {
  test('are as long as their counts, one after another, and name in the legend what occurs alone', () => {
    const svg = drawStackedBars({ parts: PARTS, bars: STACKED, format: String }, context());
    expect(keys(svg)).toEqual(['i:p', 'i:q', 'j:q']);
    const [p, q, alone] = stretchesOf(svg, 'parts') as [[number, number], [number, number], [number, number]];
    expect(Math.abs(q[0] - p[1])).toBeLessThanOrEqual(2);
    const unit = (p[1] - p[0]) / 3;
    expect(Math.abs(alone[1] - alone[0] - 2 * unit)).toBeLessThanOrEqual(3);
    const texts = Array.from(svg.querySelectorAll('text'), (text) => text.textContent);
    expect(texts).toEqual(expect.arrayContaining(['P', 'Q']));
    expect(texts).not.toContain('never');
  });
});

describe('the heat table', () => {
  test('prints a number whole, or what is short for it, or nothing where neither has room', () => {
    const textsAt = (columns: number) => {
      const cells = Array.from({ length: columns }, () => ({
        shade: 0.5,
        text: '1234 · 56%',
        short: '1234',
        label: '',
      }));
      const named = cells.map((_, index) => ({ key: String(index), name: '' }));
      const svg = drawHeatTable({ columns: named, rows: [{ key: 'r', name: 'R', cells }] }, context());
      return new Set(
        Array.from(svg.querySelectorAll('text'), (text) => text.textContent).filter((text) => /\d/.test(text!)),
      );
    };
    expect([...textsAt(3)]).toEqual(['1234 · 56%']);
    expect([...textsAt(12)]).toEqual(['1234']);
    expect([...textsAt(60)]).toEqual([]);
  });
});

describe('overlap bars', () => {
  test('lie over one another as far as both, and have no stretch for what is none', () => {
    const svg = drawOverlapBars(overlapOf(3, 1, 2), context());
    expect(keys(svg)).toEqual(['onlyFirst', 'both:first', 'both:second', 'onlySecond']);
    const [, first, second] = stretchesOf(svg, 'stretches');
    expect(first).toEqual(second);
    expect(keys(drawOverlapBars(overlapOf(3, 0, 2), context()))).toEqual(['onlyFirst', 'onlySecond']);
    expect(keys(drawOverlapBars(overlapOf(0, 0, 0), context()))).toEqual([]);
  });
});

describe('names beside rings', () => {
  test('never cover one another: those of a side stand a line apart, however many there are', () => {
    const neighbours = Array.from({ length: 24 }, (_, index) => ({
      key: `S${index}`,
      name: `State number ${index}`,
      shared: 24 - index,
      similarity: 1 - index / 30,
      label: '',
    }));
    const svg = drawNeighbours({ middle: 'M', neighbours, rings: [{ similarity: 0.5, label: '50%' }] }, context());
    const sides = new Map<string, number[]>();
    for (const group of Array.from(svg.querySelectorAll('g'))) {
      for (const text of Array.from(group.children)) {
        const [, x, y] = /translate\(([\d.-]+),([\d.-]+)\)/.exec(text.getAttribute('transform') ?? '') ?? [];
        if (!text.textContent?.startsWith('State')) continue;
        sides.set(x!, [...(sides.get(x!) ?? []), Number(y)]);
      }
    }
    expect([...sides.values()].map((side) => side.length)).toEqual([12, 12]);
    for (const side of sides.values()) {
      const sorted = [...side].sort((a, b) => a - b);
      for (const [place, y] of sorted.slice(1).entries()) expect(y - sorted[place]!).toBeGreaterThanOrEqual(15);
    }
  });
});

describe('on a phone', () => {
  const texts = (svg: SvgElement) => Array.from(svg.querySelectorAll('text'), (text) => text.textContent);

  test('a table of the same things both ways has their names once, and numbers above', () => {
    const things = ['a', 'b'].map((key) => ({ key, name: `The rather long name of the thing that is called ${key}` }));
    const cells = things.map(() => ({ shade: 0.5, text: '1', label: 'one' }));
    const drawn = (width: number) =>
      texts(drawHeatTable({ columns: things, rows: things.map((thing) => ({ ...thing, cells })) }, context({ width })));
    expect(drawn(390)).toEqual(expect.arrayContaining(['2']));
    expect(drawn(390).filter((text) => text?.startsWith('1. The rather long'))).toHaveLength(1);
    expect(drawn(390).filter((text) => text?.startsWith('The rather long'))).toEqual([]);
    expect(drawn(900).filter((text) => text?.startsWith('The rather long'))).toHaveLength(4);
  });

  test('what a move says is never cut: what does not fit one line stands on several', () => {
    const name = 'A state whose name takes more room than there is on one line of a phone';
    const move = { key: 'AAA', name, before: 9, now: 1, value: 'from the ninth to the first', label: 'A rose' };
    const svg = drawRankMoves(
      {
        ...{ blocks: [{ heading: 'up', moves: [move] }], last: 9 },
        ...{ beforeLabel: 'before', nowLabel: 'now', format: String },
      },
      context({ width: 390 }),
    );
    const said = texts(svg).join('').replaceAll(/\s/g, '');
    expect(said).toContain(name.replaceAll(' ', ''));
    expect(said).toContain(move.value.replaceAll(' ', ''));
    expect(said).not.toContain('…');
  });
});
