import { footnoteMark, looseName, nameForms, scriptOf, tellingWords } from './loose-name.js';

test.each([
  ['TÜRKİYE', 'turkiye'],
  ['Türkiye', 'turkiye'],
  ['Guinea Bissau', 'guinea bissau'],
  ['Guinea-Bissau', 'guinea bissau'],
  ["Côte d'Ivoire", 'cote d ivoire'],
  ['U.S.A.', 'usa'],
  ['St. Kitts & Nevis', 'saint kitts and nevis'],
  ['Iran (Islamic Republic of)', 'iran islamic republic of'],
  ['大韓民國', '大韩民国'],
  ['烏克蘭', '乌克兰'],
])('%s is compared as %s', (name, loose) => expect(looseName(name)).toBe(loose));

test('Arabic is the same with and without hamza, with either end and with a line drawn out', () => {
  expect(looseName('إيطاليا')).toBe(looseName('ايطاليا'));
  expect(looseName('الأردن')).toBe(looseName('الاردن'));
  expect(looseName('سورية')).toBe(looseName('سوريه'));
  expect(looseName('مصـــر')).toBe(looseName('مصر'));
});

test.each([
  ['Bahamas (the)', 'Bahamas'],
  ['Congo (the Democratic Republic of the)', 'Democratic Republic of the Congo'],
  ['Tanzania (the United Republic of)', 'United Republic of Tanzania'],
  ['Netherlands (Kingdom of the)', 'Kingdom of the Netherlands'],
  ['Korea, Republic of', 'Republic of Korea'],
  ['Korea, Rep. of', 'Republic of Korea'],
  ['Congo, Dem. Rep.', 'Democratic Republic of the Congo'],
  ['Egypt, Arab Rep.', 'Arab Republic of Egypt'],
  ['Gambia, The', 'Gambia'],
  ['the Gambia', 'Gambia'],
  ['les Comores', 'Comores'],
])('%s may be written %s', (name, form) => expect(nameForms(name)).toContain(form));

test.each(['Congo (Kinshasa)', 'Guinea (Conakry)', 'China (Taiwan)', 'Virgin Islands (British)', 'Korea (North)'])(
  '%s is not taken without what is in brackets',
  (name) => {
    const outside = name.replace(/ \(.*/, '');
    expect(nameForms(name)).not.toContain(outside);
  },
);

test.each([
  ['Chile*', 'Chile', '*'],
  ['Chile (1)', 'Chile', '(1)'],
  ['Chile [a]', 'Chile', '[a]'],
  ['Chile²', 'Chile', '²'],
  ['Chile †*', 'Chile', '†*'],
])('%s has a mark', (text, name, mark) => expect(footnoteMark(text)).toEqual({ name, mark }));

test('a name has none', () => {
  for (const name of ['Chile', 'Iran (Islamic Republic of)', 'Korea (the)', 'Convention 108']) {
    expect(footnoteMark(name)).toBeNull();
  }
});

test('the words that tell a name from others', () => {
  expect(tellingWords('german democratic republic')).toEqual(['german']);
  expect(tellingWords('democratic republic of the congo')).toEqual(['congo']);
  expect(tellingWords('united states of america')).toEqual(['america']);
  expect(tellingWords('united kingdom')).toEqual(['united', 'kingdom']);
});

test('scripts', () => {
  expect(['Bahrain', '韓國', 'البحرين', 'Китай', '한국'].map(scriptOf)).toEqual([
    'Latin',
    'Han',
    'Arabic',
    'Cyrillic',
    'Hangul',
  ]);
});
