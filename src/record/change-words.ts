import type { Locale } from '../domain/locale.js';
import type { ChangeSense } from './change.js';

/** What the line about a change is made of. */
export interface ChangeWords {
  readonly heads: Readonly<Record<ChangeSense, string>>;
  readonly colon: string;
  readonly comma: string;
  readonly semicolon: string;
  readonly stop: string;
  /** Between the members of a list. */
  readonly and: string;
  readonly in: (who: string, initiative: string, isPosition: boolean) => string;
  readonly memberOf: (who: string, group: string) => string;
  readonly was: (text: string) => string;
  readonly brackets: (text: string) => string;
  readonly quoted: (text: string) => string;
  readonly inYear: (who: string, what: string, year: string) => string;
  readonly translationOf: (text: string, column: string) => string;
  readonly population: string;
  readonly none: string;
  readonly flag: readonly [no: string, yes: string];
  readonly revised: (label: string) => string;
  readonly added: string;
  readonly removed: string;
  readonly sources: string;
}

/** In Chinese a name within quotation marks has single ones of its own. */
const inner = (text: string) => text.replaceAll('“', '‘').replaceAll('”', '’');

export const CHANGE_WORDS: Readonly<Record<Locale, ChangeWords>> = {
  EN: {
    heads: { RECORDED: 'New on record', UPDATED: 'Updated', CORRECTED: 'Corrected', RETRACTED: 'Retracted' },
    colon: ': ',
    comma: ', ',
    semicolon: '; ',
    stop: '.',
    and: ', ',
    in: (who, initiative, isPosition) => `${who} ${isPosition ? 'on' : 'in'} ${initiative}`,
    memberOf: (who, group) => `${who} in the group “${group}”`,
    was: (text) => ` (was: ${text})`,
    brackets: (text) => ` (${text})`,
    quoted: (text) => `“${text}”`,
    inYear: (who, what, year) => `${who}, ${what} in ${year}`,
    translationOf: (text, column) => `Chinese for “${text}” in ${column}`,
    population: 'population',
    none: 'none',
    flag: ['no', 'yes'],
    revised: (label) => `${label} revised`,
    added: 'added',
    removed: 'removed',
    sources: 'sources revised',
  },
  ZH: {
    heads: { RECORDED: '新增记录', UPDATED: '更新', CORRECTED: '更正', RETRACTED: '撤回' },
    colon: '：',
    comma: '，',
    semicolon: '；',
    stop: '。',
    and: '、',
    in: (who, initiative, isPosition) =>
      `${who}${isPosition ? '对' : '在'}${initiative}${isPosition ? '的立场' : '中的角色'}`,
    memberOf: (who, group) => `${who}属于“${inner(group)}”组`,
    was: (text) => `（原记录：${text}）`,
    brackets: (text) => `（${text}）`,
    quoted: (text) => (text.startsWith('《') ? text : `“${inner(text)}”`),
    inYear: (who, what, year) => `${who}${year}年${what}`,
    translationOf: (text, column) => `“${inner(text)}”的中文译文（${column}）`,
    population: '人口',
    none: '无',
    flag: ['否', '是'],
    revised: (label) => `${label}已修订`,
    added: '新增',
    removed: '删去',
    sources: '来源已修订',
  },
};
