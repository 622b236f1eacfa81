import { makeRoll } from '../../test/support/make-roll.js';
import { allAtOnce } from '../common/steps.js';
import { resolveNamesInSteps } from './resolve-names.js';
import type { Roll } from './roll.js';

const names: Record<string, { en: string; zh?: string; ar?: string; fr?: string; ru?: string; aliases?: string[] }> = {
  CHN: { en: 'China', zh: '中国' },
  COD: { en: 'Democratic Republic of the Congo', zh: '刚果民主共和国', aliases: ['Congo'] },
  COG: { en: 'Congo', zh: '刚果' },
  FSM: { en: 'Micronesia (Federated States of)' },
  GIN: { en: 'Guinea', fr: 'Guinée' },
  GNB: { en: 'Guinea-Bissau' },
  IRN: { en: 'Iran (Islamic Republic of)', ar: 'إيران', aliases: ['Iran'] },
  KEN: { en: 'Kenya', ru: 'Кения' },
  ZZB: { en: 'Bissau' },
};
const plain = makeRoll({ countries: Object.keys(names).map((code) => ({ code })), initiatives: [], facts: [] });
const roll: Roll = {
  ...plain,
  countries: plain.countries.map((country) => {
    const { aliases = [], ...called } = names[country.code]!;
    return { ...country, names: called, aliases, alpha2: `${country.code.slice(0, 2)}-`, m49: `9${country.m49}` };
  }),
};
const resolve = (text: string) =>
  allAtOnce(resolveNamesInSteps(roll, text, 'COUNTRY')).map(({ text: as, outcome, hits }) => [
    as,
    outcome,
    hits.map(({ found }) => (found.type === 'COUNTRY' ? found.thing.code : found.type)).join(' '),
  ]);

describe('a pasted list of names', () => {
  test('is read in any language, whatever separates the names', () => {
    expect(resolve('Kenya\n中国、Guinée; Кения；chn，إيران، KEN\r\n\r\n')).toEqual([
      ['Kenya', 'FOUND', 'KEN'],
      ['中国', 'FOUND', 'CHN'],
      ['Guinée', 'FOUND', 'GIN'],
      ['Кения', 'FOUND', 'KEN'],
      ['chn', 'FOUND', 'CHN'],
      ['إيران', 'FOUND', 'IRN'],
      ['KEN', 'FOUND', 'KEN'],
    ]);
  });

  test('may hold names with a comma in them, and names that read like one when they stand side by side', () => {
    expect(resolve('Iran, Islamic Republic of, Kenya, Micronesia, Federated States of')).toEqual([
      ['Iran, Islamic Republic of', 'FOUND', 'IRN'],
      ['Kenya', 'FOUND', 'KEN'],
      ['Micronesia, Federated States of', 'FOUND', 'FSM'],
    ]);
    expect(resolve('Guinea, Bissau')).toEqual([
      ['Guinea', 'FOUND', 'GIN'],
      ['Bissau', 'FOUND', 'ZZB'],
    ]);
  });

  test('says where several have the name, and what is only near to one that nothing has', () => {
    expect(resolve('Congo')).toEqual([['Congo', 'AMBIGUOUS', 'COD COG']]);
    expect(resolve('Kenia, Atlantis, Guin')).toEqual([
      ['Kenia', 'UNKNOWN', 'KEN'],
      ['Atlantis', 'UNKNOWN', ''],
      ['Guin', 'UNKNOWN', 'GIN GNB'],
    ]);
  });
});
