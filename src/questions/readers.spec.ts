import { InvalidArgumentError } from 'commander';
import { GraphQLError } from 'graphql';
import { RollcallError } from '../common/rollcall-error.js';
import { dayOf } from '../domain/day.js';
import { DateScalar, DateTimeScalar } from '../graphql/scalars.js';
import { FIELDS, type FieldName } from './fields.js';
import { reader } from './from-options.js';
import { fromQuery } from './from-query.js';
import { DAY, FLAG, INSTANT_WITH_OFFSET, type Kind, listOf, oneOf, Unreadable, WHOLE_NUMBER, WORD } from './readers.js';

function said(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  throw new Error('it was taken');
}

describe('a text', () => {
  test.each<[string, Kind<unknown>, string, unknown]>([
    ['a day', DAY, '2024-02-29', dayOf('2024-02-29')],
    ['an instant', INSTANT_WITH_OFFSET, '2026-11-22T01:30:00.5+01:30', new Date(Date.UTC(2026, 10, 22, 0, 0, 0, 500))],
    ['an instant in small letters', INSTANT_WITH_OFFSET, '2026-11-22t00:00:00z', new Date(Date.UTC(2026, 10, 22))],
    ['a number', WHOLE_NUMBER, '-12', -12],
    ['a flag', FLAG, 'false', false],
    ['a word', WORD, ' hlab7 ', 'hlab7'],
    ['a known word', oneOf(['ONE', 'CO_CHAIR']), 'co-chair', 'CO_CHAIR'],
    ['some known words', listOf(oneOf(['ONE', 'TWO'])), 'two, one', ['TWO', 'ONE']],
  ])('that is %s is read, and what was read is written so that it is read again', (_, kind, text, value) => {
    expect(kind.read(text)).toEqual(value);
    expect(kind.read(kind.write(value))).toEqual(value);
  });

  test.each<[string, Kind<unknown>, string, string]>([
    ['a day that does not exist', DAY, '2023-02-29', "'2023-02-29' is not a calendar day of the form YYYY-MM-DD"],
    ['an instant of no day', INSTANT_WITH_OFFSET, '2026-02-30T00:00:00Z', "'2026-02-30T00:00:00Z' is not an instant"],
    ['an instant without offset', INSTANT_WITH_OFFSET, '2026-11-22T00:00:00', 'is not an instant of the form'],
    ['an instant of hour 24', INSTANT_WITH_OFFSET, '2026-11-22T24:00:00Z', 'is not an instant of the form'],
    ['a day for an instant', INSTANT_WITH_OFFSET, '2026-11-22', 'is not an instant of the form'],
    ['half a number', WHOLE_NUMBER, '1.5', "'1.5' is not a whole number"],
    ['a flag of another kind', FLAG, 'yes', "'yes' is neither true nor false"],
    ['nothing', WORD, '  ', 'is empty'],
    ['an unknown word', oneOf(['HOST', 'CHAIR']), 'hosts', "'hosts' is none of HOST, CHAIR; did you mean HOST?"],
    ['a list with a hole', listOf(WORD), 'a,,b', "'a,,b' holds an empty word"],
  ])('that is %s is refused', (_, kind, text, message) => {
    expect(() => kind.read(text)).toThrow(Unreadable);
    expect(said(() => kind.read(text))).toContain(message);
  });
});

describe('the API, addresses and the command line', () => {
  const scalars = { asOf: DateScalar, knownAt: DateTimeScalar } as const;

  test.each<['asOf' | 'knownAt', string]>([
    ['asOf', '2023-02-30'],
    ['asOf', '30.9.2024'],
    ['asOf', ''],
    ['knownAt', '2026-02-30T00:00:00Z'],
    ['knownAt', '2026-11-22T00:00:00'],
    ['knownAt', '2026-11-22T00:00:00+25:00'],
  ])('refuse the same %s "%s" with the same words', (name, text) => {
    const words = said(() => FIELDS[name].kind.read(text));
    const api = () => scalars[name].parseValue(text);
    const address = () => fromQuery({ [name]: text }, [name]);
    const option = () => reader(name)(text);
    expect(api).toThrow(GraphQLError);
    expect(address).toThrow(RollcallError);
    expect(option).toThrow(InvalidArgumentError);
    expect([said(api), said(address), said(option)]).toEqual([words, `${name}: ${words}`, `${words}.`]);
  });

  test.each<[FieldName, string]>([
    ['asOf', '2024-09-30'],
    ['knownAt', '2026-11-22T01:00:00+01:00'],
  ])('read the same %s alike', (name, text) => {
    const value = scalars[name as 'asOf'].parseValue(text);
    expect(fromQuery({ [name]: text }, [name])[name]).toEqual(value);
    expect(reader(name)(text)).toEqual(value);
  });
});
