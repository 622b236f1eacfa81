import { readFile } from 'node:fs/promises';
import { formatDay } from '../../src/domain/day.js';
import { addressAt, MORE_VIEWS, NAVIGATION, pageNamed } from '../../src/pages/addresses.js';
import { headlineOf } from '../../src/pages/headline.js';
import { readPageQuery, usualDay } from '../../src/pages/page-question.js';
import { PAGE_WORDS } from '../../src/pages/words.js';
import { countingOf, dayOf, openingOf, readState, selectionOf } from '../../web/src/state/view-state.js';

const read = async (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('the pages that the server knows and those that the dashboard draws', () => {
  test('every route of the dashboard is an address of the server, and no 404', async () => {
    const routes = [...(await read('web/src/app.tsx')).matchAll(/<Route path="([^"]+)"/g)].map(([, path]) => path!);
    expect(routes.length).toBeGreaterThan(9);
    const unknown = routes.filter((path) => addressAt(path.replace('/*?', '').replace(/:\w+/, '2026')) === null);
    // Add them to the list in src/pages/addresses.ts.
    expect(unknown).toEqual([]);
  });

  test('are called alike', async () => {
    for (const language of ['en', 'zh'] as const) {
      const strings = JSON.parse(await read(`web/src/i18n/${language}.json`)) as Record<string, string>;
      const all = [...NAVIGATION, ...MORE_VIEWS];
      const named = all.map((key) => [key, pageNamed(key).name[language]]);
      const shown = all.map((key) => [key, strings[`nav.${key}`] ?? strings['nav.table']]);
      expect(named).toEqual(shown);
    }
  });

  test('say the same sentences', async () => {
    for (const language of ['en', 'zh'] as const) {
      const strings = JSON.parse(await read(`web/src/i18n/${language}.json`)) as Record<string, string>;
      const filled = (key: string, values: Record<string, string> = {}) =>
        Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{{${name}}}`, value), strings[key]!);
      for (const n of [1, 2, 7, 12, 40]) {
        for (const atMost of [false, true]) {
          const only = n === 1 ? 'Y' : null;
          const digits = language === 'zh' ? ` ${n} ` : String(n);
          const values = { none: '118', all: '193', n: strings[`number.${n}`] ?? digits, initiative: 'Y' };
          const key = `distribution.${only === null ? 'inNone' : 'notInOne'}${atMost ? 'AtMost' : ''}`;
          const figures = { none: '118', all: '193', n, nInDigits: String(n), only, atMost };
          expect(headlineOf(figures, language)).toBe(filled(key, values));
        }
      }
      const words = PAGE_WORDS[language];
      expect([
        words.notFound,
        words.notFoundText('/x'),
        words.noCountry('XXX'),
        words.noInitiative('x'),
        words.noOrganisation('X'),
        words.startAgain,
        words.unreadable,
        words.skip,
        words.views,
      ]).toEqual([
        filled('address.notFound'),
        filled('address.notFoundText', { path: '/x' }),
        filled('country.unknown', { code: 'XXX' }),
        filled('initiative.unknown', { slug: 'x' }),
        filled('organisation.unknown', { code: 'X' }),
        filled('state.startAgain'),
        filled('address.title'),
        filled('nav.skip'),
        filled('nav.label'),
      ]);
    }
  });

  test.each([
    '',
    'set=complete-lists&focus=ai',
    'asOf=2025-12-31&presence=current&blocs=inherit&roleClasses=commitment,membership',
    'initiatives=a,b&release=2026.11&method=1.0',
    'families=g20&kinds=treaty&topics=safety&leads=KEN&scheme=brics',
    'set=&kinds=&at=2025-12-31',
    'set=hlab7&families=g20',
  ])('read the query "%s" alike', (text) => {
    const query = new URLSearchParams(text);
    for (const path of ['/gaps', '/country/KEN']) {
      const { state, problems } = readState(query, openingOf(path));
      const { input, asOf, isBroken } = readPageQuery(query, openingOf(path));
      expect([isBroken, problems.length > 0]).toEqual([false, false]);
      const said = Object.fromEntries(
        Object.entries(input).filter(([name, value]) => value != null && !['asOf', 'scheme'].includes(name)),
      );
      expect(said).toEqual({ ...selectionOf(state), ...countingOf(state) });
      const day = asOf ?? usualDay(input);
      expect(day === null ? 'data' : formatDay(day)).toBe(dayOf(state, 'data'));
    }
  });

  test.each([
    'asOf=',
    'asOf=2025-13-01',
    'presence=x',
    'presence=',
    'kinds=treaty,,',
    'focus=',
    'lang=fr',
    'method=3.0',
  ])('find the query "%s" unreadable alike', (text) => {
    const query = new URLSearchParams(text);
    expect([readState(query).problems.length > 0, readPageQuery(query).isBroken]).toEqual([true, true]);
  });
});
