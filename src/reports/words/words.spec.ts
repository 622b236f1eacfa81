import { dayOf } from '../../domain/day.js';
import type { Headline, ReportData } from '../report-data.js';
import en from './en.js';
import type { Counted } from './words.js';
import zh from './zh.js';

const counted: Counted = { year: 2026, isRunning: false, cumulative: false, n: 7, only: null, universe: 'UN_MEMBERS' };
const headline: Headline = {
  day: dayOf('2026-12-31'),
  universe: 193,
  opened: 7,
  atNone: 118,
  noneThrough: 0,
  noneUnsure: 0,
  itself: 75,
  itselfAtLeast: false,
  throughCounted: 0,
  underBlocRules: [],
  rangeAtMost: false,
  excludedPopulationShare: 0.3,
  seats: 230,
  seatsAtLeast: false,
  sizes: [],
};
const none = (change: Partial<Headline>, how: Partial<Counted> = {}) => [
  en.none({ ...headline, ...change }, { ...counted, ...how }),
  zh.none({ ...headline, ...change }, { ...counted, ...how }),
];

describe('the sentences of a report', () => {
  test('say how many are in none, as exactly as it is known', () => {
    expect(none({})).toEqual([
      'On 31 December 2026, 118 of the 193 member states of the United Nations took part in none of the 7 initiatives counted here.',
      '截至2026年12月31日，193 个联合国会员国中，有 118 国未参与本报告所计 7 项倡议中的任何一项。',
    ]);
    expect(none({ noneUnsure: 3 })).toEqual([
      'On 31 December 2026, at most 118 of the 193 member states of the United Nations took part in none of the 7 initiatives counted here.',
      '截至2026年12月31日，193 个联合国会员国中，至多 118 国未参与本报告所计 7 项倡议中的任何一项。',
    ]);
  });

  test('say it of nobody, of everybody and of whoever ever took part', () => {
    expect(none({ atNone: 0 })).toEqual([
      'On 31 December 2026, every one of the 193 member states of the United Nations took part in at least one of the 7 initiatives counted here.',
      '截至2026年12月31日，193 个联合国会员国都参与了本报告所计 7 项倡议中的至少一项。',
    ]);
    expect(none({ atNone: 193 })[1]).toBe(
      '截至2026年12月31日，193 个联合国会员国均未参与本报告所计 7 项倡议中的任何一项。',
    );
    expect(none({ universe: 197 }, { cumulative: true, universe: 'ALL_STATES' })).toEqual([
      'By 31 December 2026, 118 of the 197 states on record had taken part in none of the 7 initiatives counted here.',
      '截至2026年12月31日，197 个在案国家中，有 118 国从未参与本报告所计 7 项倡议中的任何一项。',
    ]);
  });

  test('name the initiative where it is one', () => {
    expect(none({}, { n: 1, only: 'the Charter' })).toEqual([
      'On 31 December 2026, 118 of the 193 member states of the United Nations did not take part in the Charter.',
      '截至2026年12月31日，193 个联合国会员国中，有 118 国未参与the Charter。',
    ]);
    expect(none({ atNone: 0 }, { n: 1, only: 'the Charter' })[0]).toMatch(
      /every one of .* took part in the Charter\.$/,
    );
  });

  test.each([
    [118, 130, 'At the end of 2025 it was 130, 12 more.', '2025年底为 130 国，其后减少 12 国。'],
    [118, 117, 'At the end of 2025 it was 117, 1 fewer.', '2025年底为 117 国，其后增加 1 国。'],
    [118, 118, 'At the end of 2025 it was the same number.', '这一数字与2025年底相同。'],
  ])('compare %i with %i of the year before', (atNone, before, english, chinese) => {
    const ends = [
      { ...headline, atNone },
      { ...headline, atNone: before },
    ] as const;
    expect([en.noneBefore(...ends, counted), zh.noneBefore(...ends, counted)]).toEqual([english, chinese]);
  });

  test('claim no difference where one of the two is only a bound', () => {
    const bound = { ...headline, atNone: 130, noneUnsure: 2 };
    expect(en.noneBefore(headline, bound, counted)).toBe('At the end of 2025 it was at most 130.');
    expect(zh.noneBefore(headline, bound, counted)).toBe('2025年底至多为 130 国。');
    expect(en.noneBefore({ ...headline, noneUnsure: 1 }, headline, counted)).toBe('At the end of 2025 it was 118.');
  });

  const changes = (least: number, greatest: number) => ({ least, greatest }) as ReportData['changes'];
  test.each([
    [0, 0, 'Nobody began to take part in any of them in 2026.', '2026年没有新增的参与。'],
    [1, 1, '1 participation began in 2026.', '2026年新增参与 1 项次。'],
    [2, 2, '2 participations began in 2026.', '2026年新增参与 2 项次。'],
    [
      ...[3, 4],
      'Between 3 and 4 participations began in 2026: 3 surely, while the start of another one is not known exactly enough to say whether it lies in the year.',
      '2026年新增参与 3 至 4 项次：3 项次确定始于当年，另有 1 项次的起始时间不够确切，无法断定是否在当年。',
    ],
    [
      ...[0, 2],
      'At most 2 participations began in 2026: the start of all of them is not known exactly enough to say whether it lies in the year.',
      '2026年新增参与至多 2 项次，但其起始时间不够确切，无法断定是否在当年。',
    ],
  ] as [number, number, string, string][])('say that between %i and %i joined', (least, greatest, english, chinese) => {
    expect([en.joined(changes(least, greatest), counted), zh.joined(changes(least, greatest), counted)]).toEqual([
      english,
      chinese,
    ]);
  });

  test('print a day no more exactly than it is known', () => {
    const day = dayOf('2026-03-01');
    expect((['DAY', 'MONTH', 'YEAR', 'NO_LATER_THAN'] as const).map((precision) => en.when(day, precision))).toEqual([
      ...['on 1 March 2026', 'in March 2026', 'in 2026', 'no later than 1 March 2026'],
    ]);
    expect((['DAY', 'MONTH', 'YEAR', 'NO_LATER_THAN'] as const).map((precision) => zh.when(day, precision))).toEqual([
      ...['2026年3月1日', '2026年3月', '2026年', '不晚于2026年3月1日'],
    ]);
  });

  test('make lists of one, two and many, in the way of the language', () => {
    expect([['A'], ['A', 'B'], ['A', 'B', 'C']].map((names) => en.list(names))).toEqual([
      ...['A', 'A and B', 'A, B, and C'],
    ]);
    expect(
      [['甲'], ['甲', '乙'], ['甲', '乙', '丙'], ['安提瓜和巴布达', '海地']].map((names) => zh.list(names)),
    ).toEqual([...['甲', '甲和乙', '甲、乙和丙', '安提瓜和巴布达以及海地']]);
  });

  const move = { group: 'G', from: 1, to: 2 };
  test.each([
    [
      move,
      { ...move, to: 0.5 },
      /largest rise .* from 1\.00 to 2\.00 \(G\), the largest fall from 1\.00 to 0\.50 \(G\)\./,
    ],
    [move, null, /no group’s ratio fell\.$/],
    [null, { ...move, to: 0.5 }, /no group’s ratio rose\.$/],
    [null, null, /^No group’s ratio has changed since the end of 2025\.$/],
  ])('tell of the rise and the fall that there was', (rise, fall, english) => {
    expect(en.moves(rise, fall, 2026)).toMatch(english);
    expect(zh.moves(rise, fall, 2026)).toMatch(/^与2025年底相比，.*。$/);
  });

  test('say of a list why absence can not be concluded', () => {
    const names = { onRecord: '1', published: '70' };
    expect([
      en.openList('PARTIAL', null, names),
      en.openList('COMPLETE', '3 May 2024', null),
      en.openList('COMPLETE', null, null),
      en.openList('NONE', null, null),
    ]).toEqual([
      'not complete; 1 of 70 names on record',
      'last checked on 3 May 2024, too long ago to conclude absence',
      'complete, but when it was checked is not on record',
      'nothing of the list is on record',
    ]);
    expect(zh.openList('PARTIAL', null, names)).toBe('名单不完整，公布 70 个参与方，在案 1 个');
  });
});
