import { isReliedOn } from '../domain/lists.js';
import { type Locale } from '../domain/locale.js';
import type { TakingPart } from '../domain/taking-part.js';
import { noneNote, numberIn } from './notes.js';
import type { Question } from './question.js';

/** What a sentence on how many states take part is made of. */
interface Counted {
  readonly states: string;
  readonly byOwnName: string;
  readonly through: string | null;
  readonly none: string;
  readonly n: string;
  /** Whether only members of the United Nations are counted. */
  readonly members: boolean;
  /** Whether AI is the subject of all that were selected. */
  readonly ai: boolean;
  /** Whether every list can be relied on, on the day. */
  readonly reliable: boolean;
}

/** Of what the figures were counted. */
export type Counting = Pick<Counted, 'members' | 'ai' | 'reliable'> & { readonly initiatives: number };

const EN = ({ states, byOwnName, through, none, n, members, ai, reliable }: Counted): string => {
  const kind = ai ? 'AI initiative' : 'initiative';
  const list = reliable ? (n === '1' ? ' whose list can be relied on' : ' whose lists can be relied on') : '';
  const all = n === '1' ? `the one ${kind}${list}` : `at least one of the ${n} ${kind}s${list}`;
  const brought = through === null ? '' : `, ${through} only through an organisation`;
  return `Of ${states} ${members ? 'UN member states' : 'states'}, ${byOwnName} take part by their own name in ${all}${brought}, and ${none} in none.`;
};

const ZH = ({ states, byOwnName, through, none, n, members, ai, reliable }: Counted): string => {
  const among = through === null ? '' : `，${through} 国仅通过所属组织参与`;
  const kind = `${reliable ? '名单可靠的' : ''}${ai ? '人工智能' : ''}倡议`;
  const all = n === '1' ? `一项${kind}` : ` ${n} 项${kind}中的至少一项`;
  const nothing = n === '1' ? '未参与' : '未参与其中任何一项';
  return `${states} 个${members ? '联合国会员国' : '国家'}中，${byOwnName} 国以本国名义参与${all}${among}，${none} 国${nothing}。`;
};

/**
 * How many take part by their own name, through an organisation alone, and in none, in a sentence: "at least" and "at most"
 * where a list does not say all.
 */
export function takingPartText(
  { universe, byOwnName, throughOrganisation, inNone, byOwnNameIsLeast, inNoneIsMost }: TakingPart,
  { initiatives, ...counting }: Counting,
  locale: Locale,
): string {
  const number = (value: number) => numberIn(value, locale);
  const [least, most] = locale === 'ZH' ? ['至少 ', '至多 '] : ['at least ', 'at most '];
  const words = locale === 'ZH' ? ZH : EN;
  const through = throughOrganisation.length;
  return words({
    states: number(universe),
    byOwnName: `${byOwnNameIsLeast ? least : ''}${number(byOwnName.length)}`,
    through: through === 0 ? null : number(through),
    none: `${inNoneIsMost ? most : ''}${number(inNone.length)}`,
    n: number(initiatives),
    ...counting,
  });
}

/** What a question has counted, as far as the sentence says it. */
export function countingOf({ initiatives, selection, day, rule }: Question): Counting {
  return {
    initiatives: initiatives.length,
    members: rule.universe === 'UN_MEMBERS',
    ai: selection.focus === 'AI',
    reliable: initiatives.every((initiative) => isReliedOn(initiative, day, rule)),
  };
}

/** What the choice of a rule on organisations leaves open. */
export function takingPartRange({ underBlocRules, inNoneIsMost }: TakingPart, locale: Locale): string {
  const figures = underBlocRules.map(({ blocs, inNone }) => ({ blocs, atNone: inNone }));
  return noneNote({ underBlocRules: figures, atMost: inNoneIsMost }, locale);
}
