import { makeRoll } from '../../test/support/make-roll.js';
import { allAtOnce } from '../common/steps.js';
import type { Roll } from './roll.js';
import { SEARCH_TYPES, type SearchType, searchInSteps } from './search.js';

const plain = makeRoll({
  countries: [
    { code: 'CIV' },
    { code: 'FIN' },
    { code: 'GBR' },
    { code: 'TUR' },
    { code: 'ARE' },
    { code: 'NER' },
    { code: 'NGA' },
  ],
  organisations: [{ code: 'AU' }, { code: 'EAEU' }, { code: 'EU' }, { code: 'OECD' }],
  groups: { 'global-south': [] },
  schemes: { south: { groups: ['global-south'] } },
  sets: { sevens: ['pledge'] },
  initiatives: [{ slug: 'pledge' }, { slug: 'resolution' }],
  facts: [],
});
const names: Record<string, { en: string; zh?: string; ar?: string; fr?: string; aliases?: string[] }> = {
  ARE: { en: 'United Arab Emirates', ar: 'الإمارات العربية المتحدة', aliases: ['UAE'] },
  CIV: { en: 'Côte d’Ivoire', zh: '科特迪瓦', aliases: ['Ivory Coast'] },
  FIN: { en: 'Finland' },
  GBR: { en: 'United Kingdom', aliases: ['UK'] },
  NER: { en: 'Niger', zh: '尼日国' },
  NGA: { en: 'Nigeria', zh: '尼日利亚共和国' },
  TUR: { en: 'Türkiye', fr: 'Turquie' },
};
const organisationNames: Record<string, { en: string; zh: string }> = {
  AU: { en: 'African Union', zh: '非洲联盟' },
  EAEU: { en: 'Eurasian Economic Union', zh: '欧亚经济联盟' },
  EU: { en: 'European Union', zh: '欧洲联盟' },
  OECD: { en: 'OECD', zh: '经济合作与发展组织（经合组织成员）' },
};
/** The same roll, in which things are called something. */
const roll: Roll = {
  ...plain,
  countries: plain.countries.map((country) => {
    const { aliases = [], ...called } = names[country.code]!;
    return { ...country, names: called, aliases, m49: country.code === 'CIV' ? '384' : country.m49 };
  }),
  organisations: plain.organisations.map((organisation) => ({
    ...organisation,
    names: organisationNames[organisation.code]!,
  })),
  groups: new Map(
    [...plain.groups].map(([slug, group]) => [
      slug,
      { ...group, names: { en: 'Global South countries', zh: '全球南方国家（名单）' } },
    ]),
  ),
  initiatives: plain.initiatives.map((initiative) =>
    initiative.slug === 'pledge'
      ? {
          ...initiative,
          names: { en: 'Pledge of the United Kingdom on safety', zh: '安全承诺' },
          summaries: { en: 'Made in Finland by 27 laboratories.', zh: null },
        }
      : { ...initiative, names: { en: 'Seizing the opportunities' } },
  ),
  initiativeAliases: new Map([
    [
      1,
      [
        { text: 'A/RES/78/265', language: 'en' },
        { text: '78/265号决议', language: 'zh' },
        { text: '欧盟决议', language: 'zh' },
      ],
    ],
  ]),
};

/** `type key rank matched`. */
const found = (text: string, types: readonly SearchType[] = SEARCH_TYPES, language: string | null = null) =>
  allAtOnce(searchInSteps(roll, [], { text, types, language })).map(
    ({ found: { type, thing }, rank, matched }) =>
      `${type} ${'code' in thing ? thing.code : thing.slug} ${rank} ${matched}`,
  );

describe('a search', () => {
  test.each([
    ['UK', 'COUNTRY GBR NAME UK'],
    ['ivory coast', 'COUNTRY CIV NAME Ivory Coast'],
    ['COTE DIVOIRE', 'COUNTRY CIV NAME Côte d’Ivoire'],
    ['科特迪瓦', 'COUNTRY CIV NAME 科特迪瓦'],
    ['civ', 'COUNTRY CIV CODE CIV'],
    ['384', 'COUNTRY CIV CODE 384'],
    ['TÜRKİYE', 'COUNTRY TUR NAME Türkiye'],
    ['turkiye', 'COUNTRY TUR NAME Türkiye'],
    ['الامارات العربية المتحدة', 'COUNTRY ARE NAME الإمارات العربية المتحدة'],
    ['a res 78 265', 'INITIATIVE resolution NAME A/RES/78/265'],
    ['全球南方', 'GROUP global-south WORDS 全球南方国家（名单）'],
    ['非盟', 'ORGANISATION AU ABBREVIATION 非洲联盟'],
    ['经合组织', 'ORGANISATION OECD WORDS 经济合作与发展组织（经合组织成员）'],
    ['au', 'ORGANISATION AU CODE AU'],
    ['global-south', 'GROUP global-south CODE global-south'],
  ])('finds %s first as %s', (text, first) => {
    expect(found(text)[0]).toBe(first);
  });

  test('ranks the name before its words, words before beginnings, beginnings before parts, parts before summaries', () => {
    expect(found('united kingdom')).toEqual([
      'COUNTRY GBR NAME United Kingdom',
      'INITIATIVE pledge WORDS Pledge of the United Kingdom on safety',
    ]);
    expect(found('niger')).toEqual(['COUNTRY NER NAME Niger', 'COUNTRY NGA PREFIX Nigeria']);
    expect(found('land')).toEqual([
      'COUNTRY FIN PART Finland',
      'INITIATIVE pledge TEXT Made in Finland by 27 laboratories.',
    ]);
    expect(found('laboratories pledge')).toEqual(['INITIATIVE pledge TEXT Made in Finland by 27 laboratories.']);
  });

  test('takes a Chinese short form for the shortest name that it fits, before texts that hold it, and a name for no short form', () => {
    expect(found('欧盟')).toEqual([
      'ORGANISATION EU ABBREVIATION 欧洲联盟',
      'ORGANISATION EAEU ABBREVIATION 欧亚经济联盟',
      'INITIATIVE resolution WORDS 欧盟决议',
    ]);
    expect(found('尼国')).toEqual(['COUNTRY NER ABBREVIATION 尼日国', 'COUNTRY NGA ABBREVIATION 尼日利亚共和国']);
    expect(found('尼日国')).toEqual(['COUNTRY NER NAME 尼日国']);
  });

  test('keeps the short form of an organisation where a scheme is called so', () => {
    const called = [...roll.schemes].map(
      ([slug, scheme]) => [slug, { ...scheme, names: { en: 'EU', zh: '欧盟' } }] as const,
    );
    const withScheme: Roll = { ...roll, schemes: new Map(called) };
    const hits = allAtOnce(searchInSteps(withScheme, [], { text: '欧盟', types: SEARCH_TYPES, language: null }));
    expect(hits.map(({ found: { type }, rank, matched }) => `${type} ${rank} ${matched}`)).toEqual([
      'SCHEME NAME 欧盟',
      'ORGANISATION ABBREVIATION 欧洲联盟',
      'ORGANISATION ABBREVIATION 欧亚经济联盟',
      'INITIATIVE WORDS 欧盟决议',
    ]);
  });

  test('takes words in any order, but all in one name', () => {
    expect(found('arab united')).toEqual(['COUNTRY ARE WORDS United Arab Emirates']);
    expect(found('coast cote', ['COUNTRY'])).toEqual([]);
  });

  test('gives near spellings where nothing else is found, the nearest first, and none of short words', () => {
    expect(found('Finnland')).toEqual(['COUNTRY FIN SPELLING Finland']);
    // Two letters the other way round are one slip; of the emirates' eight letters two may differ.
    expect(found('Nigeira')).toEqual(['COUNTRY NGA SPELLING Nigeria']);
    expect(found('emeratis')).toEqual(['COUNTRY ARE SPELLING United Arab Emirates']);
    expect(found('Nigera')).toEqual(['COUNTRY NER SPELLING Niger', 'COUNTRY NGA SPELLING Nigeria']);
    expect(['ukk', 'Nogerea'].map((text) => found(text))).toEqual([[], []]);
  });

  test('looks among the types and in the language that are asked for, and at codes always', () => {
    expect(found('united', ['INITIATIVE'])).toEqual(['INITIATIVE pledge WORDS Pledge of the United Kingdom on safety']);
    expect(found('Turquie', SEARCH_TYPES, 'fr')).toEqual(['COUNTRY TUR NAME Turquie']);
    expect(found('Turquie', SEARCH_TYPES, 'en')).toEqual([]);
    expect(found('TUR', SEARCH_TYPES, 'zh')).toEqual(['COUNTRY TUR CODE TUR']);
  });

  test('finds nothing by marks alone', () => {
    expect(found('… ( ) —')).toEqual([]);
  });
});
