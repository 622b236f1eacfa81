import { argumentsOf, code, day, several, text, variablesFor, whole, wordOf } from './inputs.js';

type Reader = ReturnType<typeof text>;
const saidOf = (reader: unknown, value: unknown): string | null => {
  const { error } = (reader as Reader).safeParse(value);
  return error ? error.issues.map(({ message }) => message).join('; ') : null;
};

describe('an argument of a tool', () => {
  test.each([
    ['a word of some', wordOf(['EXCLUDE', 'INHERIT']), 'INHERIT'],
    ['a text', text(), 'Kenya'],
    ['the longest text', text(), 'x'.repeat(200)],
    ['a code', code(), 'KEN'],
    ['a slug', code(), 'iso-iec-jtc1-sc42'],
    ['a leap day', day(), '2024-02-29'],
    ['the least number', whole(1, 5), 1],
    ['the greatest number', whole(1, 5), 5],
    ['a list', several(text(), 2), ['a', 'b']],
  ] as const)('may be %s', (_, reader, value) => expect(saidOf(reader, value)).toBeNull());

  test.each([
    ['another word', wordOf(['EXCLUDE', 'INHERIT']), 'INHERITS', "'INHERITS' is none of EXCLUDE, INHERIT"],
    ['no word', wordOf(['EXCLUDE', 'INHERIT']), undefined, 'what is not given is none of EXCLUDE, INHERIT'],
    ['an empty text', text(), '', "'' is not a text of 1 to 200 characters"],
    ['too long a text', text(), 'x'.repeat(201), `'${'x'.repeat(60)}…' is not a text of 1 to 200 characters`],
    ['a code with a quotation mark', code(), 'KEN"', `'KEN"' is not a code or slug`],
    ['a code that ends in a hyphen', code(), 'ken-', "'ken-' is not a code or slug"],
    ['a day that there is not', day(), '2023-02-29', "'2023-02-29' "],
    ['too small a number', whole(1, 5), 0, '0 is not a whole number from 1 to 5'],
    ['half a number', whole(1, 5), 1.5, '1.5 is not a whole number from 1 to 5'],
    ['no list', several(text()), 'a', "'a' is not a list"],
    ['an empty list', several(text(), 2), [], '0 are named, and at least 1 and at most 2 may be'],
    ['too long a list', several(text(), 2), ['a', 'b', 'c'], '3 are named, and at least 1 and at most 2 may be'],
  ] as const)('is told of where it is %s', (_, reader, value, said) => {
    expect(saidOf(reader, value)).toContain(said);
  });

  test('that there is not is named, with the one that may have been meant, and the others are counted', () => {
    const reader = argumentsOf({ country: text().optional(), initiative: text().optional() });
    expect(saidOf(reader, { country: 'KEN' })).toBeNull();
    expect(saidOf(reader, { contry: 'KEN' })).toMatch(/^there is no argument 'contry'.*country/);
    const many = Object.fromEntries(['p', 'q', 'r', 's', 't', 'u', 'v'].map((name) => [`zzzzzzzz${name}`, 1]));
    expect(saidOf(reader, many)).toMatch(/zzzzzzzzt'[^;]*; and 2 more$/);
  });
});

test('arguments go where the API has them: selection, counting, or beside both', () => {
  expect(
    variablesFor({ set: 'hlab7', presence: 'CUMULATIVE', asOf: '2024-09-30', first: 5, kinds: undefined }),
  ).toEqual({
    selection: { set: 'hlab7' },
    counting: { presence: 'CUMULATIVE' },
    asOf: '2024-09-30',
    first: 5,
  });
});
