import { likelyDelimiter, namedDelimiter } from './delimiter.js';

test.each([
  ['a comma', 'a,b,c\n1,2,3\n', ','],
  ['a semicolon, with commas in the numbers', 'a;b;c\n1,5;2,5;3,5\n', ';'],
  ['a tab', 'a\tb\n1\t2\n', '\t'],
  ['a bar', 'a|b|c\n1|2|3\n', '|'],
  ['a comma where only a text in quotes holds semicolons', 'a,b\n"x;y;z;w",2\n"x;y\n;z",3\n', ','],
  ['a comma where a quote is doubled', 'a,b\n"x ""y;z;w"" v",2\n', ','],
  ['a semicolon below a title', 'Members of the body, as of May\n\na;b;c\n1;2;3\n4;5;6\n', ';'],
  ['a comma for a single column', 'code\nKEN\n', ','],
  ['a comma for an empty file', '', ','],
])('%s is recognised', (_, text, delimiter) => expect(likelyDelimiter(text)).toBe(delimiter));

test.each([
  ['sep=;\na;b\n', ';'],
  ['\ufeffSEP=|\r\na|b\r\n', '|'],
  ['"sep=,"\na,b\n', ','],
  ['separator;b\n', null],
])('the first line of %j names %j', (text, delimiter) => expect(namedDelimiter(text)).toBe(delimiter));
