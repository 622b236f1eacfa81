import { makeRoll } from '../../test/support/make-roll.js';
import { allAtOnce } from '../common/steps.js';
import type { Indicator } from './indicators.js';
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

  test('finds whatever has a slug or a name, of each type', () => {
    expect(found('sevens')).toEqual(['INITIATIVE_SET sevens CODE sevens']);
    expect(found('south')).toEqual(['SCHEME south CODE south', 'GROUP global-south WORDS Global South countries']);
    expect(found('Eurasian Economic Union')).toEqual(['ORGANISATION EAEU NAME Eurasian Economic Union']);
    expect(found('fi', ['COUNTRY'])[0]).toBe('COUNTRY FIN CODE FI');
    const unsaid = { publisher: null, url: null, licence: null, definition: null };
    const names = { en: 'Gross domestic product' };
    const indicators: Indicator[] = [{ slug: 'gdp', names, unit: 'dollars', higherIsBetter: true, ...unsaid }];
    const among = (text: string, types: readonly SearchType[]) =>
      allAtOnce(searchInSteps(roll, indicators, { text, types, language: null })).map(({ rank }) => rank);
    expect([among('gdp', SEARCH_TYPES), among('domestic', SEARCH_TYPES)]).toEqual([['CODE'], ['WORDS']]);
    expect(among('gdp', ['COUNTRY', 'GROUP'])).toEqual([]);
  });

  test('finds a state without an alpha-2 code or a number by what it has, and none by “null”', () => {
    const without = roll.countries.map((country) => ({ ...country, alpha2: null, m49: null }));
    const hits = (text: string) =>
      allAtOnce(searchInSteps({ ...roll, countries: without }, [], { text, types: ['COUNTRY'], language: null }));
    expect(hits('null')).toEqual([]);
    expect(hits('FIN').map(({ matched }) => matched)).toEqual(['FIN']);
  });

  test('says the name as it was asked for, where several are alike but for the marks; else the first', () => {
    const called = roll.countries.map((country) =>
      country.code === 'GBR' ? { ...country, aliases: ['U. K.', 'U.K.', 'UK'] } : country,
    );
    const matched = (text: string) =>
      allAtOnce(searchInSteps({ ...roll, countries: called }, [], { text, types: ['COUNTRY'], language: null })).map(
        (hit) => hit.matched,
      );
    expect([matched('UK')[0], matched('U.K.')[0], matched('u-k')[0]]).toEqual(['UK', 'U.K.', 'U. K.']);
  });

  test('takes the name that fits best, the first of those that fit alike; its worst word says how it fits', () => {
    const called = roll.countries.map((country) =>
      country.code === 'NGA' ? { ...country, aliases: ['State of Niger', 'Niger State'] } : country,
    );
    const hits = (text: string) =>
      allAtOnce(searchInSteps({ ...roll, countries: called }, [], { text, types: ['COUNTRY'], language: 'en' })).map(
        ({ rank, matched }) => `${rank} ${matched}`,
      );
    expect(hits('niger')).toEqual(['NAME Niger', 'WORDS State of Niger']);
    expect(hits('united king')).toEqual(['PREFIX United Kingdom']);
    expect(hits('nited king')).toEqual(['PART United Kingdom']);
    expect(hits('kingdom nited')).toEqual(['PART United Kingdom']);
    expect(hits('united kingdom france')).toEqual([]);
  });

  test('takes for a short form what goes from the first character to the last in order, one of four at least', () => {
    // 经济合作与发展组织 has nine characters: two are too few.
    expect(found('经合织')).toEqual(['ORGANISATION OECD ABBREVIATION 经济合作与发展组织（经合组织成员）']);
    expect(found('经织')).toEqual([]);
    // Eight of four times two are not.
    expect(found('尼国')).toContain('COUNTRY NGA ABBREVIATION 尼日利亚共和国');
    expect([found('洲盟'), found('欧联'), found('fd')].flat()).toEqual([]);
    // The other way round it is a slip of the pen, no short form.
    expect(found('欧联洲盟')).toEqual(['ORGANISATION EU SPELLING 欧洲联盟']);
  });

  test('gives near spellings by the length of the words: one slip from four letters on, two from eight on', () => {
    expect(found('Nigr')).toEqual(['COUNTRY NER SPELLING Niger']);
    expect(found('Emrites')).toEqual([]);
    expect(found('Emiratis', ['COUNTRY'])).toEqual(['COUNTRY ARE SPELLING United Arab Emirates']);
    // Of Chinese characters one from four on.
    expect(found('科特迪拉')).toEqual(['COUNTRY CIV SPELLING 科特迪瓦']);
    expect(found('尼日人')).toEqual([]);
  });

  test('adds up the slips of several words, and takes words for one that are written apart', () => {
    expect(found('Unitde Kingdm')).toEqual([
      'COUNTRY GBR SPELLING United Kingdom',
      'INITIATIVE pledge SPELLING Pledge of the United Kingdom on safety',
    ]);
    expect(found('Unitde Kingdm', ['ORGANISATION'])).toEqual([]);
    expect(found('Fin land', ['COUNTRY'])).toEqual(['COUNTRY FIN NAME Finland']);
    expect(found('Fim land', ['COUNTRY'])).toEqual(['COUNTRY FIN SPELLING Finland']);
    expect(found('Ivorycoats')).toEqual(['COUNTRY CIV SPELLING Ivory Coast']);
    // Nothing is near where one of the words is not.
    expect(found('Unitde Xylophone')).toEqual([]);
  });

  test('gives near spellings in the language asked for, of codes in any', () => {
    expect(found('Turquei', SEARCH_TYPES, 'fr')).toEqual(['COUNTRY TUR SPELLING Turquie']);
    expect(found('Turquei', SEARCH_TYPES, 'en')).toEqual([]);
    expect(found('Ivory Coats', SEARCH_TYPES, 'fr')).toEqual(['COUNTRY CIV SPELLING Ivory Coast']);
    expect(found('global sotuh', SEARCH_TYPES, 'zh')).toEqual(['GROUP global-south SPELLING global-south']);
  });

  test('finds nothing by marks alone', () => {
    expect(found('… ( ) —')).toEqual([]);
  });
});
