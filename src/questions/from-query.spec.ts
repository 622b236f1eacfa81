import { RollcallError } from '../common/rollcall-error.js';
import { dayOf } from '../domain/day.js';
import type { FieldName } from './fields.js';
import { fromQuery, toQuery } from './from-query.js';

const KNOWN: FieldName[] = ['set', 'initiatives', 'roles', 'asOf', 'from', 'completeOnly', 'knownAt', 'presence'];

function refusal(query: Record<string, unknown>): RollcallError {
  try {
    fromQuery(query, KNOWN);
  } catch (error) {
    if (error instanceof RollcallError) return error;
  }
  throw new Error('it was taken');
}

describe('parameters of a request', () => {
  test('come out typed', () => {
    const query = {
      initiatives: 'a, b',
      roles: 'host,co-chair',
      asOf: '2024-09-30',
      from: '2015',
      completeOnly: 'true',
    };
    expect(fromQuery(query, KNOWN)).toEqual({
      initiatives: ['a', 'b'],
      roles: ['HOST', 'CO_CHAIR'],
      asOf: dayOf('2024-09-30'),
      from: 2015,
      completeOnly: true,
    });
  });

  test('and can be asked again as they were', () => {
    const query = { set: 'hlab7', roles: 'HOST,CHAIR', asOf: '2024-09-30', knownAt: '2026-11-22T00:00:00.000Z' };
    expect(Object.fromEntries(toQuery(fromQuery(query, KNOWN)))).toEqual(query);
  });

  test.each<[string, Record<string, unknown>, string, string]>([
    ['an unknown name', { sett: 'hlab7' }, 'sett', 'did you mean set'],
    ['a name that this question does not know', { fewerThan: '2' }, 'fewerThan', 'no meaning here'],
    ['a name twice', { set: ['a', 'b'] }, 'set', 'more than once'],
    ['an empty value', { set: ' ' }, 'set', 'empty'],
    ['an empty word in a list', { initiatives: 'a,,b' }, 'initiatives', 'empty'],
    ['a day that does not exist', { asOf: '2023-02-30' }, 'asOf', '2023-02-30'],
    ['a year that is no number', { from: '2015.5' }, 'from', '2015.5'],
    ['a role that there is not', { roles: 'HOST,GUEST' }, 'roles', 'GUEST'],
    ['an instant of a day that does not exist', { knownAt: '2026-02-30T00:00:00Z' }, 'knownAt', '2026-02-30T00:00:00Z'],
    ['an instant without a zone', { knownAt: '2026-11-22T00:00:00' }, 'knownAt', '2026-11-22T00:00:00'],
    ['a flag that is neither', { completeOnly: 'yes' }, 'completeOnly', 'yes'],
    ['a sense of presence that there is not', { presence: 'NOW' }, 'presence', 'CUMULATIVE'],
    ['a name that every object has', { constructor: 'x' }, 'constructor', 'is no parameter'],
  ])('%s is refused', (_, query, argument, said) => {
    const error = refusal(query);
    expect(error.code).toBe('BAD_USER_INPUT');
    expect(error.details).toEqual({ argument });
    expect(error.message).toContain(said);
  });
});
