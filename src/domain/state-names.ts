import { nameIn } from './names.js';
import type { Names } from './roll.js';

/** How running text names a state whose name in lists is too long for it, or takes an article. */
const IN_TEXT_EN: Readonly<Record<string, string>> = {
  ARE: 'the United Arab Emirates',
  BHS: 'the Bahamas',
  BOL: 'Bolivia',
  BRN: 'Brunei',
  CAF: 'the Central African Republic',
  COD: 'the Democratic Republic of the Congo',
  COG: 'the Congo',
  COK: 'the Cook Islands',
  COM: 'the Comoros',
  DOM: 'the Dominican Republic',
  FSM: 'Micronesia',
  GBR: 'the United Kingdom',
  GMB: 'the Gambia',
  IRN: 'Iran',
  KOR: 'the Republic of Korea',
  LAO: 'Laos',
  MDA: 'Moldova',
  MHL: 'the Marshall Islands',
  NLD: 'the Netherlands',
  PHL: 'the Philippines',
  PRK: 'the Democratic People’s Republic of Korea',
  PSE: 'the State of Palestine',
  RUS: 'Russia',
  SYR: 'Syria',
  TZA: 'Tanzania',
  USA: 'the United States',
  VAT: 'the Holy See',
  VEN: 'Venezuela',
};

const IN_TEXT_ZH: Readonly<Record<string, string>> = {
  ARE: '阿联酋',
  BIH: '波黑',
  BOL: '玻利维亚',
  BRN: '文莱',
  CAF: '中非',
  COD: '刚果（金）',
  COG: '刚果（布）',
  DOM: '多米尼加',
  FSM: '密克罗尼西亚',
  GBR: '英国',
  IRN: '伊朗',
  KOR: '韩国',
  LAO: '老挝',
  MDA: '摩尔多瓦',
  NLD: '荷兰',
  PNG: '巴布亚新几内亚',
  PRK: '朝鲜',
  RUS: '俄罗斯',
  SYR: '叙利亚',
  TZA: '坦桑尼亚',
  USA: '美国',
  VEN: '委内瑞拉',
};

export type TextLanguage = 'en' | 'zh';

/** The name of the state of a code as running text has it; `listed`: its name as lists have it. */
export function stateInText(code: string, listed: string, language: TextLanguage): string {
  return (language === 'zh' ? IN_TEXT_ZH : IN_TEXT_EN)[code] ?? listed;
}

/** The same at the beginning of a sentence. */
export function stateAtStart(code: string, listed: string, language: TextLanguage): string {
  return stateInText(code, listed, language).replace(/^the /, 'The ');
}

/** The same where it stands alone, as a title does: without an article. */
export function stateAlone(code: string, listed: string, language: TextLanguage): string {
  return withoutArticle(stateInText(code, listed, language));
}

/** A name by which a list is ordered: an article has no part in that. */
export function withoutArticle(name: string): string {
  return name.replace(/^the /, '');
}

/** Names as a list in running text has them in order. */
export function inOrderOfNames(
  states: readonly { readonly code: string; readonly names: Names }[],
  language: TextLanguage,
): string[] {
  const collator = new Intl.Collator(language === 'zh' ? 'zh-Hans-CN-u-co-pinyin' : 'en');
  return states
    .map(({ code, names }) => stateInText(code, nameIn(names, language), language))
    .sort((a, b) => collator.compare(withoutArticle(a), withoutArticle(b)));
}
