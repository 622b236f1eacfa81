import { Command } from 'commander';
import { makeRoll } from '../../test/support/make-roll.js';
import { snapshotOf } from '../../test/support/make-snapshot.js';
import { RollcallError } from '../common/rollcall-error.js';
import { dayOf } from '../domain/day.js';
import { ROLES } from '../domain/roll.js';
import { DEFAULT_RULE } from '../domain/rule.js';
import type { QuestionInput } from './fields.js';
import { fromGraphql } from './from-graphql.js';
import { fromOptions, withOptions } from './from-options.js';
import { fieldsWith, fromQuery } from './from-query.js';
import { provenance } from './provenance.js';
import { questionOf } from './question.js';
import { standpointBelow, standpointOf } from './standpoint.js';

const snapshot = snapshotOf(
  makeRoll({
    countries: [{ code: 'AAA' }, { code: 'BBB' }],
    groups: { north: [['AAA', null]], south: [['BBB', null]] },
    schemes: { halves: { groups: ['north', 'south'] } },
    initiatives: [
      { slug: 'charter', kind: 'TREATY' },
      { slug: 'forum', kind: 'NETWORK' },
    ],
    facts: [],
  }),
);

describe('a question', () => {
  test('that says nothing is of every initiative, now, as of the day of the newest data', () => {
    const { roll, day, rule, initiatives, selectionName, supposed, schemes, group, release } = questionOf(snapshot, {});
    expect([roll.revision, day, selectionName, release, group]).toEqual([2, dayOf('2023-06-30'), 'all', null, null]);
    expect(rule).toEqual(DEFAULT_RULE);
    expect(rule.presence).toBe('CURRENT');
    expect([initiatives.map(({ slug }) => slug), supposed, schemes]).toEqual([['charter', 'forum'], [], []]);
  });

  test.each<[string, QuestionInput]>([
    ['release', { release: 'first' }],
    ['instant', { knownAt: new Date(Date.UTC(2021, 6, 1)) }],
  ])('of a %s is as of the day of its data', (_, input) => {
    expect(questionOf(snapshot, input)).toMatchObject({ roll: { revision: 1 }, day: dayOf('2020-06-30') });
    expect(questionOf(snapshot, { ...input, asOf: 5 }).day).toBe(5);
  });

  test('supposes from the day asked about, as a participant', () => {
    const { supposed } = questionOf(snapshot, {
      release: 'first',
      suppose: [{ initiative: 'forum', countries: ['BBB'] }],
    });
    expect(supposed).toEqual([expect.objectContaining({ from: dayOf('2020-06-30') })]);
    expect(ROLES[supposed[0]!.role]).toBe('PARTICIPANT');
  });

  const asked = {
    selection: { kinds: ['TREATY' as const], binding: false },
    counting: { presence: 'CUMULATIVE' as const, roles: ['HOST' as const], release: 'first' },
    asOf: dayOf('2019-01-01'),
    scheme: 'halves',
    group: 'south',
  };
  test('is the same whether it comes by the API, by an address or by the command line', () => {
    const words = { kinds: 'treaty', binding: 'false', presence: 'cumulative', roles: 'host', release: 'first' };
    const query = { ...words, asOf: '2019-01-01', scheme: 'halves', group: 'south' };
    const address = fromQuery(query, fieldsWith(['asOf', 'scheme', 'group']));
    const { presence: _, ...others } = address;
    const questions = [fromGraphql(asked), address, fromOptions({ ...others, cumulative: true })].map((input) => {
      const { input: __, selection: ___, ...question } = questionOf(snapshot, input);
      return question;
    });
    expect(questions[0]).toMatchObject({ day: dayOf('2019-01-01'), release: 'first', group: { slug: 'south' } });
    expect(questions[1]).toEqual(questions[0]);
    expect(questions[2]).toEqual(questions[0]);
  });

  test('options are understood by the names of the API as well as by those of command lines', () => {
    const asOf = (...words: string[]) => {
      const command = withOptions(new Command(), ['asOf']);
      return command.parse(words, { from: 'user' }).opts().asOf;
    };
    expect([asOf('--as-of', '2019-01-01'), asOf('--asOf', '2019-01-01')]).toEqual([
      dayOf('2019-01-01'),
      dayOf('2019-01-01'),
    ]);
    expect(withOptions(new Command(), ['asOf']).helpInformation()).not.toContain('--asOf');
  });

  test('says in the line to print what it names besides', () => {
    const { cite } = provenance(questionOf(snapshot, { ...fromGraphql(asked), compositionAt: dayOf('2018-01-01') }), [
      'indicator x',
    ]);
    expect(cite).toContain(
      'release first (2021-01-01), CC-BY-4.0. initiative charter, as of 2019-01-01, CUMULATIVE, blocs AS_ADOPTED, UN_MEMBERS, ' +
        'roles HOST, scheme halves, composition of 2018-01-01, group south, indicator x, method',
    );
  });

  test.each<[string, QuestionInput, string, string]>([
    ['a release that was never cut', { release: 'frist' }, 'counting.release', 'first'],
    ['a set that there is not', { set: 'x' }, 'selection.set', 'x'],
    ['nothing to count', { kinds: ['SUMMIT'] }, 'selection', 'no initiative'],
    ['a scheme that there is not', { scheme: ['halfs'] }, 'schemes', 'halves'],
    ['a scheme twice', { scheme: ['halves', 'halves'] }, 'schemes', 'twice'],
    ['a group that there is not', { group: 'nrth' }, 'group', 'north'],
  ])('of %s is refused by the name of the argument', (_, input, argument, said) => {
    const resolve = () => questionOf(snapshot, input, 'schemes');
    expect(resolve).toThrow(RollcallError);
    expect(resolve).toThrow(expect.objectContaining({ details: { argument }, message: expect.stringContaining(said) }));
  });

  test('below a thing stays with the data in which it was found, unless it names others', () => {
    const within = standpointOf(snapshot, { release: 'first' });
    const newest = standpointOf(snapshot, {});
    expect(within).toMatchObject({ roll: { revision: 1 }, day: dayOf('2020-06-30') });
    expect(newest).toMatchObject({ roll: { revision: 2 }, day: dayOf('2023-06-30') });
    expect(standpointBelow(snapshot, within, {})).toBe(within);
    expect(standpointBelow(snapshot, newest, { counting: { release: 'first' } })).toBe(within);
  });

  test('is in one state however it says what is the default', () => {
    const usual = {
      presence: 'CURRENT',
      blocs: 'AS_ADOPTED',
      universe: 'UN_MEMBERS',
      method: '2.0',
      roles: [],
    } as const;
    const newest = standpointOf(snapshot, {});
    expect(standpointOf(snapshot, { ...usual, minConfidence: 'UNVERIFIED', asOf: dayOf('2023-06-30') })).toBe(newest);
    expect(newest.suffix).toBe('');
    const release = { release: 'first', asOf: dayOf('2020-06-30') };
    expect(standpointOf(snapshot, release).suffix).toBe('?release=first');
    expect(standpointOf(snapshot, { roles: ['MEMBER', 'SIGNATORY', 'MEMBER'], method: '1.0' }).suffix).toBe(
      '?roles=SIGNATORY,MEMBER&method=1.0',
    );
  });

  test('below a question of a day and a counting stays with both, and its own says all of either', () => {
    const above = standpointOf(snapshot, { release: 'first', asOf: dayOf('2019-01-01'), blocs: 'INHERIT' });
    const suffix = (args: Parameters<typeof standpointBelow>[2]) => standpointBelow(snapshot, above, args).suffix;
    expect(above.suffix).toBe('?release=first&asOf=2019-01-01&blocs=INHERIT');
    expect(suffix({ asOf: dayOf('2018-01-01') })).toBe('?release=first&asOf=2018-01-01&blocs=INHERIT');
    expect(suffix({ counting: { presence: 'CUMULATIVE' } })).toBe('?release=first&asOf=2019-01-01&presence=CUMULATIVE');
    expect(suffix({ counting: { knownAt: new Date(Date.UTC(2022, 5, 1)) } })).toBe(
      '?knownAt=2022-06-01T00:00:00.000Z&asOf=2019-01-01',
    );
  });
});
