import { JSDOM } from 'jsdom';
import { drawAbsenceList } from './absence-list.js';
import { drawAssembly } from './assembly.js';
import { drawCapacityScatter } from './capacity-scatter.js';
import type { SvgElement } from './dom.js';
import type { FigureContext } from './frame.js';
import { drawGapBars } from './gap-bars.js';
import { drawGroupBars } from './group-bars.js';
import { drawKOfN } from './k-of-n.js';
import { drawMatrix } from './matrix.js';
import { REASONS, reasonPaints } from './reasons.js';
import { drawShareLines } from './share-lines.js';
import { fitName, fitText, textWidth, wrapText } from './text.js';
import { contrast, coverageColours, darkTheme, lightTheme, luminance, readableOn } from './theme.js';
import { drawInitiativesTimeline, drawParticipationTimeline } from './timelines.js';
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
      { code: 'AAA', label: 'A: 2', coverage: 2 },
      { code: 'BBB', label: '<b>B</b>: 0', coverage: 0 },
    ],
  },
  { key: 'b', name: 'Group B', note: '0 of 1', seats: [{ code: 'CCC', label: 'C: 1', coverage: 1 }] },
];

const reasons = {
  NEVER_JOINED: 'never',
  NOT_INVITED_OR_DECLINED: 'not invited',
  NOT_ELIGIBLE: 'not eligible',
  WITHDREW: 'withdrew',
  UNKNOWN: 'unknown',
};

/** Every figure with a little data, to hold all of them to the same rules. */
const figures: Record<string, (given: FigureContext) => SvgElement> = {
  assembly: (given) => drawAssembly({ n: 2, blocks, legend: ['none', '1', '2'] }, given),
  'k of n': (given) =>
    drawKOfN(
      [
        { k: 0, size: 3, label: 'none', value: '3', baseline: 4 },
        { k: 1, size: 1, label: '1 of 1', value: '1', baseline: 0 },
      ],
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
            counts: { NEVER_JOINED: 1, NOT_INVITED_OR_DECLINED: 0, NOT_ELIGIBLE: 2, WITHDREW: 0, UNKNOWN: 0 },
            total: '3',
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
      [{ key: 'g', name: 'G', none: 2, some: 1, value: '2 of 3', noneLabel: '2', someLabel: '1', marked: true }],
      given,
    ),
  matrix: (given) =>
    drawMatrix(
      [
        { key: 'i', name: 'I' },
        { key: 'j', name: 'J' },
      ],
      [{ key: 'AAA', name: 'A', group: 'G', coverage: '1', cells: [null, { label: 'host', weight: 'leading' }] }],
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
        events: [{ key: 'e', name: 'E', label: 'E', day: '2024-05-01', row: 'r', marked: true }],
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
  map: (given) =>
    drawWorldMap(
      {
        n: 1,
        states: [{ code: 'AAA', label: 'A', coverage: 0, outline: null, marker: [10, 20] }],
        otherLand: [],
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

describe('the assembly', () => {
  test('gives every state one seat of the same size, whatever the group', () => {
    const svg = drawAssembly({ n: 2, blocks }, context());
    expect(keys(svg).sort()).toEqual(['AAA', 'BBB', 'CCC']);
    const sizes = Array.from(svg.querySelectorAll('g.seats-some rect'), (seat) => Number(seat.getAttribute('width')));
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(0.01);
  });

  test('hatches and outlines states at none, so that they stand out without colour', () => {
    const svg = drawAssembly({ n: 2, blocks }, context());
    const none = svg.querySelector('g.seats-none')!;
    expect(none.getAttribute('fill')).toMatch(/^url\(#/);
    expect(none.getAttribute('stroke')).toBe(lightTheme.accent);
    expect(svg.querySelector('pattern')).not.toBeNull();
  });

  test('shows names with markup in them as text', () => {
    expect(html(drawAssembly({ n: 2, blocks }, context({ standalone: true })))).toContain('&lt;b&gt;B&lt;/b&gt;');
  });
});

describe('the reasons of absence', () => {
  test.each([
    ['light', lightTheme],
    ['dark', darkTheme],
  ])(
    'are told apart in grey print, in the %s theme: solid ones by lightness, the others by their stripes',
    (_n, theme) => {
      const { defs, paints } = reasonPaints(context({ theme }));
      const patterns = Array.from(defs.children, (pattern) => ({
        paint: `url(#${pattern.getAttribute('id')})`,
        // What is left of a pattern when its colours are taken away.
        shape: html(pattern).replaceAll(/ (?:fill|id)="[^"]*"/g, ''),
      }));
      const fills = Object.values(paints).map(({ fill }) => fill);
      const striped = patterns.filter(({ paint }) => fills.includes(paint));
      expect(new Set(striped.map(({ shape }) => shape)).size).toBe(striped.length);
      const solid = fills.filter((fill) => !fill.startsWith('url('));
      expect(solid.length + striped.length).toBe(REASONS.length);
      for (const one of solid) {
        for (const other of solid) if (one !== other) expect(contrast(one, other)).toBeGreaterThan(3);
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
      none: 0,
      some: 0,
      value: '0 of 0',
      noneLabel: '0',
      someLabel: '0',
      marked: false,
    };
    expect(html(drawGroupBars([none], context()))).toContain('0 of 0');
  });
});

describe('figures side by side', () => {
  test('have the same scale: a bar of the same number has the same length', () => {
    const bar = (none: number) => ({
      key: 'g',
      name: 'G',
      none,
      some: 0,
      value: `${none}`,
      noneLabel: '',
      someLabel: '',
      marked: false,
    });
    const length = (svg: SvgElement) => Number(svg.querySelector('g.group-bars')!.children[0]!.getAttribute('width'));
    const alone = length(drawGroupBars([bar(10)], context()));
    const [one, other] = [[bar(10)], [bar(10), bar(40)]];
    const left = length(drawGroupBars(one, context(), other));
    expect(left).toBeCloseTo(length(drawGroupBars(other, context(), one)), 3);
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
