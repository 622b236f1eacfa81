import type { ReleaseDiff } from '../exports/release-diff.js';
import { diffText } from './release-text.js';

const image = (facts: Record<string, string | null>) => facts;

const DIFF: ReleaseDiff = {
  counts: [
    { table: 'participation', added: 2, replaced: 1, closed: 1 },
    { table: 'initiative_alias', added: 1, replaced: 0, closed: 0 },
    { table: 'initiative_version', added: 0, replaced: 1, closed: 0 },
  ],
  changes: [
    {
      table: 'participation',
      change: 'added',
      sense: 'RECORDED',
      before: null,
      after: image({
        ...{ participant: 'KEN', initiative: 'charter', role: 'voted_for' },
        ...{ valid_from: '2023-01-01', valid_to: '2024-05-01', date_precision: 'year', valid_to_precision: 'month' },
      }),
    },
    {
      table: 'participation',
      change: 'added',
      sense: 'RECORDED',
      before: null,
      after: image({
        ...{ participant: 'BRA', initiative: 'body', role: 'p_member' },
        ...{ valid_from: '2022-01-24', valid_to: null, date_precision: 'no_later_than', valid_to_precision: null },
      }),
    },
    {
      table: 'participation',
      change: 'replaced',
      sense: 'CORRECTED',
      before: image({
        participant: 'FRA',
        initiative: 'charter',
        role: 'host',
        valid_from: '2023-01-01',
        confidence: 'unverified',
      }),
      after: image({
        participant: 'FRA',
        initiative: 'charter',
        role: 'host',
        valid_from: '2023-01-01',
        confidence: 'verified',
      }),
    },
    {
      table: 'participation',
      change: 'closed',
      sense: 'RETRACTED',
      before: image({ participant: 'SAU', initiative: 'body', role: 'host', valid_from: '2020-11-27' }),
      after: null,
    },
    {
      table: 'initiative_alias',
      change: 'added',
      sense: 'RECORDED',
      before: null,
      after: image({ alias: 'A/RES/1', lang: 'en', initiative: 'charter' }),
    },
    {
      table: 'initiative_version',
      change: 'replaced',
      sense: 'CORRECTED',
      before: image({ initiative: 'charter', summary_en: 'short', focus: null }),
      after: image({
        initiative: 'charter',
        summary_en: 'a text that is so long that nobody would want to read it in a line of a list',
        focus: 'ai',
      }),
    },
  ],
  figuresOf: { asOf: '2026-11-29', presence: 'CUMULATIVE', blocs: 'AS_ADOPTED', universe: 'UN_MEMBERS', method: '2.0' },
  figures: [
    {
      ...{ set: 'lists', figure: 'states in none', before: 46, after: 54 },
      ...{ rangeBefore: { least: 2, greatest: 46 }, rangeAfter: { least: 28, greatest: 54 } },
    },
    {
      ...{ set: 'lists', figure: 'Gini coefficient', before: null, after: 0.5 },
      ...{ rangeBefore: null, rangeAfter: { least: 0.25, greatest: 0.5 } },
    },
    {
      ...{ set: 'lists', figure: 'states in all', before: 3, after: 3 },
      ...{ rangeBefore: { least: 3, greatest: 3 }, rangeAfter: { least: 3, greatest: 3 } },
    },
  ],
  lists: [{ set: 'lists', before: { initiatives: 27, incomplete: 2 }, after: { initiatives: 23, incomplete: 0 } }],
};

describe('the difference of two releases as text', () => {
  const lines = diffText(DIFF, false).split('\n');

  test('names facts as a reader does, dates no more exactly than they are known', () => {
    expect(lines).toEqual(
      expect.arrayContaining([
        'Participations:',
        '  added body: BRA, participating member (P-member), from 2022-01-24 at the latest',
        '  added charter: KEN, voted for, from 2023, until 2024-05',
        '  closed body: SAU, host, from 2020-11-27',
        '  replaced charter: FRA, host, from 2023-01-01 (confidence: unverified -> verified)',
        '  added "A/RES/1" (en) for charter',
      ]),
    );
    // Each table by itself and in the order of its lines, with no word of what is not left out.
    expect(diffText(DIFF, false)).toContain(
      [
        'Participations:',
        '  added body: BRA, participating member (P-member), from 2022-01-24 at the latest',
        '  added charter: KEN, voted for, from 2023, until 2024-05',
        '  closed body: SAU, host, from 2020-11-27',
        '  replaced charter: FRA, host, from 2023-01-01 (confidence: unverified -> verified)',
        '',
        'Other names of initiatives:',
        '  added "A/RES/1" (en) for charter',
        '',
        'Initiatives:',
        '  replaced charter',
      ].join('\n'),
    );
    const [version] = lines.filter((line) => line.startsWith('  replaced charter (summary_en'));
    expect(version).toBe(
      '  replaced charter (summary_en: short -> a text that is so long that nobody would want to read it in…; focus: none -> ai)',
    );
  });

  test('gives headline figures beside their range, and says where they are bounds or withheld', () => {
    const row = (figure: string) => lines.find((line) => line.includes(figure))?.split(/ {2,}/);
    expect(row('states in none')).toEqual(['lists', 'states in none', 'at most 46 (2 to 46)', '54 (28 to 54)']);
    expect(row('Gini')).toEqual(['lists', 'Gini coefficient', '–', '0.5000 (0.2500 to 0.5000)']);
    // What did not move is not listed.
    expect(row('states in all')).toBeUndefined();
    expect(lines.at(-1)).toContain('CUMULATIVE, blocs AS_ADOPTED, UN_MEMBERS, method 2.0');
  });

  test('lists a few changes of a table, and all where they are asked for', () => {
    const added = Array.from({ length: 25 }, (_, place) => ({
      ...DIFF.changes[4]!,
      after: image({ alias: `${place}`, lang: 'en', initiative: 'x' }),
    }));
    const many: ReleaseDiff = { ...DIFF, counts: [DIFF.counts[1]!], changes: added };
    expect(diffText(many, false)).toContain('and 5 more (--all lists them)');
    expect(diffText(many, true).match(/^ {2}added/gm)).toHaveLength(25);
    expect(diffText(many, false).match(/^ {2}added/gm)).toHaveLength(20);
    for (const text of [diffText(many, true), diffText({ ...many, changes: added.slice(0, 20) }, false)])
      expect(text).not.toContain('more');
    expect(diffText({ ...DIFF, counts: [] }, false)).toBe('The two releases state the same facts.');
  });
});
