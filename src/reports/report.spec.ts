import { makeRoll, type World } from '../../test/support/make-roll.js';
import { allAtOnce } from '../common/steps.js';
import type { Locale } from '../domain/locale.js';
import type { Facts, Roll } from '../domain/roll.js';
import type { QuestionInput } from '../questions/fields.js';
import { Snapshot } from '../roll/snapshot.js';
import { reportInSteps } from './gather/gather.js';
import { markdownOf } from './render/markdown.js';
import { documentOf } from './report.js';

/** A snapshot of one revision whose data go to a day, without a database. */
function snapshotOf(roll: Roll, dataThrough: string): Snapshot {
  const revision = {
    id: 1,
    recordedAt: new Date('2004-01-01T00:00:00Z'),
    reason: 'test',
    dataThrough,
    method: '2.0' as const,
    author: null,
    approvedBy: null,
  };
  const snapshot = new Snapshot([revision], [], {} as Facts, {} as never, {} as never, { roll } as Snapshot);
  snapshot.at = () => roll;
  snapshot.atInSteps = function* () {
    yield;
    return roll;
  };
  return snapshot;
}

/**
 * Four states, two a group. The pact opened in 2001: A and B are in it, B until 2003. The accord opened in 2003 with A, and
 * C by a month. D is in the pact no later than 2003-06-01, which may be any year since 2001.
 */
const world: World = {
  countries: [
    { code: 'AAA', population: { 2003: 40 } },
    { code: 'BBB', population: { 2003: 30 } },
    { code: 'CCC', population: { 2003: 20 } },
    { code: 'DDD', population: { 2003: 10 } },
  ],
  groups: {
    north: [
      ['AAA', null],
      ['BBB', null],
    ],
    south: [
      ['CCC', null],
      ['DDD', null],
    ],
  },
  schemes: { halves: { groups: ['north', 'south'], globalSouth: 'south' } },
  initiatives: [
    { slug: 'accord', opened: '2003-02-01', topics: ['SAFETY'], leads: ['AAA'] },
    { slug: 'pact', opened: '2001-05-01', topics: ['DATA'] },
  ],
  facts: [
    { initiative: 'pact', participant: 'AAA', valid: ['2001-05-01'] },
    { initiative: 'pact', participant: 'BBB', valid: ['2001-05-01', '2003-03-01'] },
    { initiative: 'pact', participant: 'DDD', valid: ['2003-06-01'], precision: 'NO_LATER_THAN' },
    { initiative: 'accord', participant: 'AAA', role: 'HOST', valid: ['2003-02-01'] },
    { initiative: 'accord', participant: 'CCC', valid: ['2003-04-01'], precision: 'MONTH' },
  ],
};

function report(
  year: number,
  change: Partial<World> = {},
  input: QuestionInput = {},
  locale: Locale = 'EN',
  through = '2004-06-30',
) {
  const snapshot = snapshotOf(makeRoll({ ...world, ...change }), through);
  const { data } = allAtOnce(reportInSteps(snapshot, year, { scheme: ['halves'], ...input }));
  return { data, text: markdownOf(documentOf(data, locale, null), null) };
}

describe('a report', () => {
  test('tells of the year: who is in none, who joined surely and possibly, who left, and each group', () => {
    const { text, data } = report(2003);
    // A in both, C in the accord, D in the pact: only B is in none.
    expect(text).toContain(
      'On 31 December 2003, 1 of the 4 member states of the United Nations took part in none of the 2',
    );
    // At the end of 2002 A and B were in the pact; of D it is not known.
    expect(text).toContain('At the end of 2002 it was at most 2. 1 of the 2 had opened by then.');
    expect(text).toContain('In 2003, 1 of the 2 initiatives counted here opened.');
    expect(text).toContain('Between 2 and 3 participations began in 2003: 2 surely, while the start of another one');
    expect(text).toContain('- **accord (2 states).** On 1 February 2003: AAA; in April 2003: CCC.');
    expect(text).toContain('- **pact (0 to 1 state).** Perhaps in the year, no later than 1 June 2003: DDD.');
    expect(text).toContain('1 participation ended in 2003; the days are the first without:');
    expect(text).toContain('- **pact (1 state).** On 1 March 2003: BBB.');
    expect(text).toContain('30.0% of the people of all states counted live in the state in none.');
    // Four seats, two each, of two states each.
    expect(data.groups.groups.map(({ now: { seats, representationRatio } }) => [seats, representationRatio])).toEqual([
      [2, 1],
      [2, 1],
    ]);
    expect(text).toContain('- **north (1 of 2):** BBB.');
    expect(text).not.toContain('south (');
    expect(text).toContain('1 state is on record as leading at least one of them');
    expect(text).not.toMatch(/was not over|NaN|undefined|null/);
  });

  test('names a lead that there is, and all the groups of the same ratio', () => {
    expect(report(2003).text).toContain('| AAA | 1 | 2 | 1.00 (north and south) | 1.00 (north and south) |');
    expect(report(2003).text).toContain('| Safety | 1 | 2 | 1.00 (north and south) |');
  });

  test('of the first year says that nothing is on record before it', () => {
    const { text, data } = report(2001);
    expect(text).toContain('Nothing is on record of any year before 2001.');
    expect(text).not.toMatch(/end of 2000/);
    expect(data.before).toBeNull();
    expect(data.groups.groups[0]!.before).toBeNull();
  });

  test('of the running year says to which day it goes, and counts nothing after it', () => {
    const { text } = report(2003, {}, {}, 'EN', '2003-03-31');
    expect(text).toContain('> 2003 was not over when these data were gathered. They go to 31 March 2003');
    expect(text).not.toContain('in April 2003');
    expect(text).toContain('| 2003 (so far) |');
  });

  test('is refused of a year to come, of one before anything is on record, and where positions are asked for', () => {
    expect(() => report(2005)).toThrow(/year: 2005 has no state of the world yet; the data go to 2004-06-30/);
    expect(() => report(2000)).toThrow(/year: nothing is on record of 2000; .* the first year is 2001/);
    expect(() => report(2003, {}, { roleClasses: ['POSITION'] })).toThrow(/to take a position is not to take part/);
    expect(() => report(2003, {}, { scheme: ['halves', 'thirds'] })).toThrow(/thirds/);
  });

  test('gives no ratio over a list that does not say all, and says which list and why', () => {
    const initiatives = [{ ...world.initiatives[0]!, complete: 'PARTIAL' } as const, world.initiatives[1]!];
    const { text, data } = report(2003, { initiatives });
    expect(data.groups.groups.map(({ now }) => now.representationRatio)).toEqual([null, null]);
    expect(text).toContain('at most 1 of the 4');
    expect(text).toContain('For 2002 and 2003 no shares of participations and no ratios are given');
    expect(text).toContain('- **north (at most 1 of 2):** not known: BBB.');
    expect(text).toContain('- **accord:** not complete.');
    expect(text).not.toContain('can be relied on');
    expect(text).not.toContain('runs from');
  });

  test('says that everybody takes part, that nobody joined, left, led, gave or received, where it is so', () => {
    const facts = ['AAA', 'BBB', 'CCC', 'DDD'].map((participant) => ({
      initiative: 'pact',
      participant,
      valid: ['2001-05-01'] as const,
    }));
    const { text } = report(2003, { facts, initiatives: [world.initiatives[1]!] });
    expect(text).toContain('every one of the 4 member states of the United Nations took part in pact.');
    expect(text).toContain('Nobody: every state counted takes part in pact.');
    expect(text).toContain('None of the initiatives counted here opened in 2003.');
    expect(text).toContain('Nobody began to take part in any of them in 2003.');
    expect(text).toContain('No participation ended in 2003.');
    expect(text).toContain('Nobody is on record as leading one of them.');
    expect(text).toContain('No group’s ratio has changed since the end of 2002.');
  });

  test('says of whoever an organisation brings in that it does, counted or not', () => {
    const change: Partial<World> = {
      organisations: [{ code: 'ORG', members: 'south' }],
      initiatives: [{ slug: 'code', opened: '2003-02-01', adoption: 'BY_ORGANISATION' }],
      facts: [
        { initiative: 'code', participant: 'ORG', role: 'ADOPTER', valid: ['2003-02-01'] },
        { initiative: 'code', participant: 'AAA', valid: ['2003-02-01'] },
      ],
    };
    const { text } = report(2003, change);
    expect(text).toContain(
      'By their own name 1 state took part in it; 2 more states did so only through an organisation.',
    );
    expect(text).toContain('On 1 February 2003: AAA; on 1 February 2003, through an organisation: CCC and DDD.');
    const alone = report(2003, change, { blocs: 'EXCLUDE' }).text;
    expect(alone).toContain('Of the 3 in none, 2 belong to an organisation that takes part in its own name');
    expect(alone).toContain('only through an organisation, which is not counted here: CCC and DDD');
  });

  test('tells the same in Chinese', () => {
    const { text } = report(2003, {}, {}, 'ZH');
    expect(text).toContain('截至2003年12月31日，4 个联合国会员国中，有 1 国未参与本报告所计 2 项倡议中的任何一项。');
    expect(text).toContain('2003年新增参与 2 至 3 项次');
    expect(text).toContain('- **pact（0 至 1 国）** 可能始于当年的：不晚于2003年6月1日，DDD。');
    expect(text).toContain('- **north（2 国中 1 国）：** BBB。');
    expect(text).not.toMatch(/undefined|NaN|null/);
  });
});
