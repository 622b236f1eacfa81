import { makeRoll } from '../../test/support/make-roll.js';
import { allAtOnce } from '../common/steps.js';
import type { Initiative, Roll } from './roll.js';
import { namesOfInitiative, searchInitiativesInSteps, wordsOf, wordsOfInitiative } from './search-initiatives.js';

const TOLD: Record<string, Pick<Initiative, 'names' | 'summaries' | 'leadOrganisation'>> = {
  code: { names: { en: 'Code of Conduct' }, summaries: { en: null, zh: null }, leadOrganisation: 'Some Institute' },
  charter: {
    names: { en: 'Charter on Safety', zh: '安全宪章' },
    summaries: { en: 'A code for laboratories.', zh: '实验室守则' },
    leadOrganisation: null,
  },
  safety: { names: { en: 'Big Pact', fr: null }, summaries: { en: null, zh: null }, leadOrganisation: null },
};
const plain = makeRoll({
  countries: [{ code: 'KEN' }],
  organisations: [{ code: 'ORG' }],
  initiatives: [{ slug: 'charter' }, { slug: 'code', leads: ['KEN', 'ORG'] }, { slug: 'safety' }],
  facts: [],
});
const initiatives = plain.initiatives.map((one) => ({ ...one, ...TOLD[one.slug] }));
const roll: Roll = {
  ...plain,
  initiatives,
  participantAt: plain.participantAt.map(
    (one) => one && { ...one, names: { en: one.code === 'KEN' ? 'Kenya' : 'Österreich' } },
  ),
  initiativeAliases: new Map([[2, [{ text: 'A/RES/1', language: 'en' }]]]),
};
const found = (search: string, among: readonly Initiative[] = [...initiatives].reverse()) =>
  allAtOnce(searchInitiativesInSteps(roll, among, search))
    .map(({ slug }) => slug)
    .join(' ');

describe('initiatives that are searched', () => {
  test('are those in which every word stands, in any text and order', () => {
    expect(found('laboratories charter')).toBe('charter');
    expect(found('safety laboratories')).toBe('charter');
    expect(found('实验室')).toBe('charter');
    expect([found('institute'), found('kenya'), found('KEN'), found('osterreich')]).toEqual(Array(4).fill('code'));
    expect(found('safety kenya')).toBe('');
    expect(found('CÓDE institute')).toBe('code');
  });

  test('are by slug, those called so before those in whose name it stands, and these before all others', () => {
    // One has it for its slug, one in its name.
    expect(found('safety')).toBe('safety charter');
    // One has it for its slug, one in its summary.
    expect(found('code')).toBe('code charter');
    expect(found('Code of Conduct')).toBe('code');
    expect(found('a/res/1')).toBe('safety');
    // In names of all three.
    expect(found('c')).toBe('charter code safety');
    expect(found('safety', initiatives.slice(0, 1))).toBe('charter');
  });

  test('are found whatever marks stand around the words', () => {
    expect([found('“Code”, (conduct)!'), found('《安全宪章》'), found('safety;')]).toEqual([
      ...['code', 'charter', 'safety charter'],
    ]);
  });

  test('are not found by a word across two texts', () => {
    expect(found('conductsome')).toBe('');
    expect(found('safetya')).toBe('');
  });
});

describe('an initiative', () => {
  const [charter, code, safety] = initiatives;

  test('has its names and aliases, each with its language', () => {
    expect(namesOfInitiative(roll, charter!)).toEqual([
      { text: 'Charter on Safety', language: 'en' },
      { text: '安全宪章', language: 'zh' },
    ]);
    expect(namesOfInitiative(roll, safety!)).toEqual([
      { text: 'Big Pact', language: 'en' },
      { text: 'A/RES/1', language: 'en' },
    ]);
  });

  test('is found by the first text beside its names that holds one of the words, else by a name', () => {
    const by = (initiative: Initiative, ...words: string[]) => wordsOfInitiative(roll, initiative, words);
    expect(by(charter!, 'safety', 'laboratories')).toBe('A code for laboratories.');
    expect(by(charter!, 'safety', '宪章')).toBe('Charter on Safety');
    expect([by(code!, 'kenya', 'conduct'), by(code!, 'institute', 'kenya')]).toEqual(['Kenya', 'Some Institute']);
    expect(by(safety!, 'saf')).toBe('safety');
    expect(by(charter!, 'safety', 'kenya')).toBeNull();
  });

  test('is looked for by the words of a text: letters and digits, without accents or capitals', () => {
    expect(wordsOf('A/RES/78 – Österreich, 安全')).toEqual(['a', 'res', '78', 'osterreich', '安全']);
    expect(wordsOf(' … ')).toEqual([]);
  });
});
