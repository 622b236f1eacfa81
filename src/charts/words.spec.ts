import type { Locale } from '../domain/locale.js';
import { ABSENCE_REASONS, BLOC_RULES, PRESENCE_SENSES, ROLES, STANDINGS, UNIVERSES } from '../domain/vocabulary.js';
import { WORDS } from './words.js';

describe.each(['EN', 'ZH'] as const)('the words of a chart in %s', (locale: Locale) => {
  const words = WORDS[locale];

  test('name each word of the vocabulary that a chart may show', () => {
    const named = [
      ...ABSENCE_REASONS.map((reason) => words.reasons[reason]),
      ...STANDINGS.map((standing) => words.standings[standing]),
      ...BLOC_RULES.map((rule) => words.blocs[rule]),
      ...PRESENCE_SENSES.map((sense) => words.presence[sense]),
      ...UNIVERSES.map((universe) => words.universe[universe]),
      ...ROLES.map(words.role),
    ];
    for (const label of named) expect(label).toMatch(locale === 'ZH' ? /[\u4e00-\u9fff]/ : /^[A-Za-z]/);
  });

  test('say the same of a single initiative as of several, without counting to one', () => {
    const alone = [words.incomplete('1', '1'), words.checkedBefore('1', '1', 'DAY', 'EARLIER')];
    for (const sentence of alone) expect(sentence).not.toMatch(/1/);
    expect(words.incomplete('2', '7')).toMatch(/2.*7|7.*2/);
    expect(words.checkedBefore('2', '7', 'DAY', 'EARLIER')).toMatch(/DAY.*EARLIER/);
  });
});

test('a matrix of one state is told of by its name, and of several by their number', () => {
  const titles = (['EN', 'ZH'] as const).map((locale) => WORDS[locale].matrixTitle);
  expect(titles.map((title) => title('1', '23', title === WORDS.EN.matrixTitle ? 'Kenya' : '肯尼亚'))).toEqual([
    'What Kenya takes part in, of 23 initiatives',
    '肯尼亚的参与概况：23 项倡议',
  ]);
  expect(titles.map((title) => title('54', '7', null))).toEqual([
    'Who takes part in what: 54 states by 7 initiatives',
    '参与概况：54 国 × 7 项倡议',
  ]);
});

describe('a headline', () => {
  test('is a sentence with its verb, whether it is about one state or several, exact or a greatest', () => {
    const { assemblyTitle, atMost } = WORDS.EN;
    expect(assemblyTitle(1, '1', '193', '7', null, null)).toBe(
      '1 of 193 states takes part in none of the 7 initiatives',
    );
    expect(assemblyTitle(54, atMost('54'), '193', '23', null, { least: '28', greatest: '54' })).toBe(
      'At most 54 of 193 states take part in none of the 23 initiatives (28 to 54, by how organisations count for their members)',
    );
    expect(assemblyTitle(141, '141', '193', '1', 'the Convention', null)).toBe(
      '141 of 193 states do not take part in the Convention',
    );
  });

  test('in Chinese has spaces around numbers and none between words', () => {
    const { assemblyTitle, atMost, kOfN, atLeast } = WORDS.ZH;
    expect(assemblyTitle(54, atMost('54'), '193', '23', null, { least: '28', greatest: '54' })).toBe(
      '193 国中至多 54 国未参与 23 项倡议中的任何一项（视以组织名义的参与如何计入，为 28 至 54 国）',
    );
    expect(assemblyTitle(3, '3', '193', '1', '布莱切利宣言', null)).toBe('193 国中有 3 国未参与布莱切利宣言');
    expect(kOfN(atLeast('3'), '7')).toBe('7 项中至少 3 项');
  });

  test('has all its rules named beside it, as a greatest where it is one', () => {
    const figures = [
      { blocs: 'EXCLUDE', none: '54' },
      { blocs: 'AS_ADOPTED', none: '50' },
      { blocs: 'INHERIT', none: '28' },
    ] as const;
    expect(WORDS.EN.underRules(figures, true)).toBe(
      'Taking part in none, at most: 54 by their own name; 50 where texts that an organisation adopted as such count for its members; 28 by no name at all.',
    );
    for (const { none } of figures) expect(WORDS.ZH.underRules(figures, false)).toContain(`${none} 国`);
  });
});

test('a role within a sentence begins small, unless it is an abbreviation', () => {
  expect(WORDS.EN.role('CO_CHAIR')).toBe('co-chair');
  expect(WORDS.EN.role('P_MEMBER')).toBe('participating member (P-member)');
});
