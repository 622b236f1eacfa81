import type { Names } from '../domain/roll.js';
import type { ChangeSense, FactImage } from './change.js';
import { describeChange } from './describe.js';

const NAMES: Readonly<Record<string, Names>> = {
  'country KEN': { en: 'Kenya', zh: '肯尼亚' },
  'country NAM': { en: 'Namibia', zh: '纳米比亚' },
  'organisation NAM': { en: 'Non-Aligned Movement', zh: '不结盟运动' },
  'initiative accord': { en: 'Nairobi Accord', zh: '内罗毕协定' },
  'initiative dialogue': { en: 'Dialogue statement', zh: '“全球对话”联合声明' },
  'group african': { en: 'African Group', zh: '非洲集团' },
  'indicator chips': { en: 'Chips', zh: null },
};
const FACT: FactImage = {
  ...{ participant: 'KEN', initiative: 'accord', role: 'member', participant_kind: 'state' },
  ...{ valid_from: '2020-01-01', valid_to: null, date_precision: 'day', valid_to_precision: null },
  ...{ confidence: 'verified', citations: [{ source_title: 'The list' }] },
};

function both(table: string, sense: ChangeSense, before: FactImage | null, after: FactImage | null): string[] {
  const change = {
    table,
    sense,
    before,
    after,
    names: (thing: string, code: string) => NAMES[`${thing} ${code}`] ?? null,
  };
  return [describeChange(change), describeChange(change, 'ZH')];
}
const participation = (sense: ChangeSense, before: FactImage | null, after: FactImage | null) =>
  both('participations', sense, before, after);
const recorded = (more: FactImage) => participation('RECORDED', null, { ...FACT, ...more });

describe('a participation', () => {
  test('that is new is told with its names, role and start', () => {
    expect(recorded({})).toEqual([
      'New on record: Kenya in Nairobi Accord, member, from 1 January 2020.',
      '新增记录：肯尼亚在“内罗毕协定”中的角色：成员，自2020年1月1日起。',
    ]);
  });

  test.each([
    ['month', '2020-05-01', 'from May 2020', '自2020年5月起'],
    ['year', '2020-01-01', 'from 2020', '自2020年起'],
    ['no_later_than', '2020-05-04', 'from 4 May 2020 at the latest', '最晚自2020年5月4日起'],
  ])('is told no more exactly than it is known (%s)', (date_precision, valid_from, en, zh) => {
    expect(recorded({ date_precision, valid_from })).toEqual([
      `New on record: Kenya in Nairobi Accord, member, ${en}.`,
      `新增记录：肯尼亚在“内罗毕协定”中的角色：成员，${zh}。`,
    ]);
  });

  test('that had an end is told with it', () => {
    expect(recorded({ valid_to: '2021-03-01', valid_to_precision: 'month' })).toEqual([
      'New on record: Kenya in Nairobi Accord, member, from 1 January 2020, until March 2021.',
      '新增记录：肯尼亚在“内罗毕协定”中的角色：成员，自2020年1月1日起，至2021年3月。',
    ]);
  });

  test('of an organisation is not told of the state of the same code', () => {
    expect(recorded({ participant: 'NAM', participant_kind: 'organisation' })[0]).toContain('Non-Aligned Movement in');
    expect(recorded({ participant: 'NAM' })[0]).toContain('Namibia in');
  });

  test('that is a position is told as one, never as taking part', () => {
    expect(recorded({ role: 'declined', initiative: 'dialogue' })).toEqual([
      'New on record: Kenya on Dialogue statement, declined, from 1 January 2020.',
      '新增记录：肯尼亚对“‘全球对话’联合声明”的立场：表示不加入，自2020年1月1日起。',
    ]);
  });

  test.each([
    ['day', '2024-05-03', 'ended on 3 May 2024', '于2024年5月3日终止'],
    [null, '2024-05-03', 'ended on 3 May 2024', '于2024年5月3日终止'],
    ['month', '2024-05-01', 'ended in May 2024', '于2024年5月终止'],
    ['year', '2024-01-01', 'ended in 2024', '于2024年终止'],
    ['no_later_than', '2024-05-03', 'ended by 3 May 2024', '不晚于2024年5月3日终止'],
  ])('that ended is told with when (%s)', (valid_to_precision, valid_to, en, zh) => {
    expect(participation('UPDATED', FACT, { ...FACT, valid_to, valid_to_precision, citations: [] })).toEqual([
      `Updated: Kenya in Nairobi Accord, member, from 1 January 2020, ${en}.`,
      `更新：肯尼亚在“内罗毕协定”中的角色：成员，自2020年1月1日起，${zh}。`,
    ]);
  });

  test('that was corrected is told as it is and as it was', () => {
    const after = { ...FACT, role: 'observer', valid_from: '2021-02-01', date_precision: 'month' };
    expect(participation('CORRECTED', FACT, after)).toEqual([
      'Corrected: Kenya in Nairobi Accord, observer, from February 2021 (was: member, from 1 January 2020).',
      '更正：肯尼亚在“内罗毕协定”中的角色：观察员，自2021年2月起（原记录：成员，自2020年1月1日起）。',
    ]);
    expect(participation('CORRECTED', FACT, { ...FACT, confidence: 'unverified' })).toEqual([
      'Corrected: Kenya in Nairobi Accord, member, from 1 January 2020; confidence: not verified (was: read in the official source).',
      '更正：肯尼亚在“内罗毕协定”中的角色：成员，自2020年1月1日起；可靠程度：未经核实（原记录：见于官方来源）。',
    ]);
  });

  test('of which only the sources are others is told so, whether or not they are at hand', () => {
    const { citations: _, ...without } = FACT;
    const lines = [
      'Corrected: Kenya in Nairobi Accord, member, from 1 January 2020; sources revised.',
      '更正：肯尼亚在“内罗毕协定”中的角色：成员，自2020年1月1日起；来源已修订。',
    ];
    expect(participation('CORRECTED', FACT, { ...FACT, citations: [] })).toEqual(lines);
    expect(participation('CORRECTED', without, without)).toEqual(lines);
  });

  test('that never was is told as it stood', () => {
    expect(participation('RETRACTED', FACT, null)).toEqual([
      'Retracted: Kenya in Nairobi Accord, member, from 1 January 2020.',
      '撤回：肯尼亚在“内罗毕协定”中的角色：成员，自2020年1月1日起。',
    ]);
  });

  test('that a curator says was replaced by another is told with both', () => {
    expect(participation('UPDATED', FACT, { ...FACT, role: 'host', valid_from: '2024-01-01' })[0]).toBe(
      'Updated: Kenya in Nairobi Accord, host, from 1 January 2024 (was: member, from 1 January 2020).',
    );
  });

  test('of something without a name is told by its code, and in English where neither is asked', () => {
    const image = { ...FACT, participant: 'XXX', initiative: 'unnamed' };
    const change = {
      table: 'participations',
      sense: 'RECORDED',
      before: null,
      after: image,
      names: () => null,
    } as const;
    expect(describeChange(change, 'FR')).toBe('New on record: XXX in unnamed, member, from 1 January 2020.');
  });
});

test('a membership is told with its group and period', () => {
  const membership = { group: 'african', country: 'KEN', valid_from: '1990-01-01', valid_to: null };
  expect(both('group_memberships', 'RECORDED', null, membership)).toEqual([
    'New on record: Kenya in the group “African Group”, from 1 January 1990.',
    '新增记录：肯尼亚属于“非洲集团”组，自1990年1月1日起。',
  ]);
  expect(both('group_memberships', 'UPDATED', membership, { ...membership, valid_to: '2020-01-31' })).toEqual([
    'Updated: Kenya in the group “African Group”, from 1 January 1990, ended on 31 January 2020.',
    '更新：肯尼亚属于“非洲集团”组，自1990年1月1日起，于2020年1月31日终止。',
  ]);
  expect(both('group_memberships', 'CORRECTED', membership, { ...membership, note: 'founder' })[1]).toBe(
    '更正：肯尼亚属于“非洲集团”组，自1990年1月1日起；备注已修订。',
  );
});

describe('an initiative', () => {
  const initiative: FactImage = {
    ...{ slug: 'accord', name_en: 'Nairobi Accord', name_zh: '内罗毕协定', kind: 'declaration', binding: false },
    ...{ opened_on: '2020-01-01', opened_precision: 'year', ended_on: null, host_country: null, topics: [] },
    ...{ summary_en: 'A text.', initiative_aliases: [], initiative_leads: [] },
  };
  const corrected = (more: FactImage) => both('initiatives', 'CORRECTED', initiative, { ...initiative, ...more });

  test('that is new, or never was, is told with its kind', () => {
    expect(both('initiatives', 'RECORDED', null, initiative)).toEqual([
      'New on record: initiative Nairobi Accord (declaration).',
      '新增记录：倡议“内罗毕协定”（宣言）。',
    ]);
    expect(both('initiatives', 'RETRACTED', initiative, null)[1]).toBe('撤回：倡议“内罗毕协定”（宣言）。');
  });

  test('that was corrected is told column by column, in the words of the vocabulary', () => {
    expect(corrected({ kind: 'treaty', binding: true, host_country: 'KEN', topics: ['safety', 'data'] })).toEqual([
      'Corrected: initiative Nairobi Accord: kind: treaty (was: declaration); binding: yes (was: no); host country: Kenya (was: none); topics: safety, data (was: none).',
      '更正：倡议“内罗毕协定”：类型：条约（原记录：宣言）；有约束力：是（原记录：否）；主办国：肯尼亚（原记录：无）；议题：安全、数据（原记录：无）。',
    ]);
  });

  test('is told with days no more exact than they are known', () => {
    expect(corrected({ opened_on: '2020-05-01', opened_precision: 'month' })[0]).toBe(
      'Corrected: initiative Nairobi Accord: opened: May 2020 (was: 2020).',
    );
    expect(corrected({ opened_precision: 'day' })[0]).toBe(
      'Corrected: initiative Nairobi Accord: precision of the opening day: day known (was: year known).',
    );
    const ended = { ...initiative, ended_on: '2024-06-30' };
    expect(both('initiatives', 'UPDATED', initiative, ended)).toEqual([
      'Updated: initiative Nairobi Accord: ended: 30 June 2024 (was: none).',
      '更新：倡议“内罗毕协定”：终止日期：2024年6月30日（原记录：无）。',
    ]);
  });

  test('whose other names or leads are others is told with those', () => {
    const alias = (text: string) => ({ alias: text, lang: 'en', initiative: 'accord' });
    const leads = [
      { participant: 'NAM', participant_kind: 'organisation', position: 1 },
      { participant: 'KEN', participant_kind: 'state', position: 2 },
    ];
    expect(corrected({ initiative_aliases: [alias('The Accord')], initiative_leads: leads })).toEqual([
      'Corrected: initiative Nairobi Accord: other names: added “The Accord”; led by: Non-Aligned Movement, Kenya (was: none).',
      '更正：倡议“内罗毕协定”：其他名称：新增“The Accord”；牵头方：不结盟运动、肯尼亚（原记录：无）。',
    ]);
    const many = Array.from({ length: 7 }, (_, at) => alias(`name ${at + 1}`));
    expect(corrected({ initiative_aliases: many })[0]).toContain('“name 5” and 2 more.');
    expect(corrected({ initiative_aliases: many })[1]).toContain('“name 5”等 7 项。');
    expect(corrected({ initiative_aliases: many.slice(0, 5) })[0]).toContain('“name 5”.');
  });

  test('whose long texts begin alike is told that they were revised', () => {
    const long = 'x'.repeat(80);
    const before = { ...initiative, summary_en: `${long} one` };
    expect(both('initiatives', 'CORRECTED', before, { ...before, summary_en: `${long} two` })).toEqual([
      'Corrected: initiative Nairobi Accord: summary revised.',
      '更正：倡议“内罗毕协定”：英文简介已修订。',
    ]);
  });
});

test('a set, a scheme and a state are told with what they list, and without a kind', () => {
  const set = { slug: 'lists', name_en: 'Lists', name_zh: '名单', initiative_set_members: [] };
  const members = [{ initiative: 'accord', position: 1 }];
  expect(both('initiative_sets', 'CORRECTED', set, { ...set, initiative_set_members: members })[0]).toBe(
    'Corrected: set of initiatives Lists: initiatives: added Nairobi Accord.',
  );
  const scheme = { slug: 'regions', name_en: 'Regions', name_zh: null, scheme_groups: [] };
  const groups = [{ group: 'african', name_en: 'African Group', name_zh: '非洲集团' }];
  expect(both('schemes', 'CORRECTED', scheme, { ...scheme, scheme_groups: groups })[0]).toBe(
    'Corrected: scheme Regions: groups: added African Group.',
  );
  expect(
    both('countries', 'RECORDED', null, { code: 'KEN', name_en: 'Kenya', name_zh: '肯尼亚', kind: 'state' }),
  ).toEqual(['New on record: state Kenya.', '新增记录：国家肯尼亚。']);
  const unkind = { slug: 'accord', name_en: 'Nairobi Accord', name_zh: null, kind: null };
  expect(both('initiatives', 'RECORDED', null, unkind)[0]).toBe('New on record: initiative Nairobi Accord.');
});

test('the rest is told in a line each', () => {
  const figure = { country: 'KEN', year: 2024, population: 56_000_000, source: null };
  expect(both('population', 'CORRECTED', figure, { ...figure, population: 56_000_001.5 })).toEqual([
    'Corrected: Kenya, population in 2024: 56,000,001.5 (was: 56,000,000).',
    '更正：肯尼亚2024年人口：56,000,001.5（原记录：56,000,000）。',
  ]);
  const value = { indicator: 'chips', country: 'KEN', year: 2024, value: 0.000012 };
  expect(both('indicator_values', 'RECORDED', null, value)).toEqual([
    'New on record: Kenya, Chips in 2024: 0.000012.',
    '新增记录：肯尼亚2024年“Chips”：0.000012。',
  ]);
  const text = { table: 'participations', column: 'evidence', en: 'The list', zh: '名单' };
  expect(both('translations', 'RECORDED', null, text)).toEqual([
    'New on record: Chinese for “The list” in participations.evidence: “名单”.',
    '新增记录：“The list”的中文译文（participations.evidence）：“名单”。',
  ]);
  const organisation = { code: 'NAM', name_en: 'Non-Aligned Movement', name_zh: null, kind: 'intergovernmental' };
  expect(both('organisations', 'RECORDED', null, organisation)).toEqual([
    'New on record: organisation Non-Aligned Movement (intergovernmental).',
    '新增记录：组织Non-Aligned Movement（政府间组织）。',
  ]);
});
