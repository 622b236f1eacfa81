import { foldName } from './fold.js';

/** Traditional Chinese characters that stand in names of states and organisations, each before its simplified form. */
const TRADITIONAL =
  '國国韓韩馬马來来亞亚蘇苏聯联羅罗蘭兰愛爱爾尔維维烏乌納纳貝贝魯鲁緬缅樓楼門门島岛灣湾萬万莊庄諾诺達达賴赖邁迈連连與与蓋盖葉叶紐纽頓顿澤泽濟济議议會会臺台為为爲为華华東东盧卢薩萨倫伦內内齊齐圖图幾几約约麗丽衞卫衛卫黃黄書书喬乔聖圣義义奧奥贊赞韋韦剛刚湯汤勞劳敘叙賽赛鮮鲜茲兹買买組组織织歐欧經经貿贸區区際际協协發发開开銀银盜盗亂乱屬属獨独領领羣群總总條条據据瑪玛諸诸陸陆長长閣阁寶宝關关貢贡塊块爭争僑侨賓宾灘滩別别';
const SIMPLIFIED = new Map(
  Array.from({ length: TRADITIONAL.length / 2 }, (_, pair) => [TRADITIONAL[2 * pair]!, TRADITIONAL[2 * pair + 1]!]),
);

/** Letters of Arabic that are written in two ways, besides those that differ by a mark. */
const ARABIC: Readonly<Record<string, string>> = { ة: 'ه', ى: 'ي', ٱ: 'ا', ـ: '', ی: 'ي', ک: 'ك' };

/**
 * A name as it is compared where no name is written just so: without accents and marks above letters (Arabic without hamza
 * among them), without hyphens, dots, commas and brackets, in simplified characters; `&` and `St.` are words.
 */
export function looseName(name: string): string {
  return foldName(name, { accents: 'drop' })
    .replaceAll(/[ةىٱـیک]/g, (letter) => ARABIC[letter]!)
    .replaceAll(/\p{Script=Han}/gu, (character) => SIMPLIFIED.get(character) ?? character)
    .replaceAll('&', ' and ')
    .replaceAll(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replaceAll(/(?:^|(?<= ))st (?=\p{L})/gu, 'saint ');
}

/** Words that lists shorten, with the dot that shows it. */
const SHORTENED: Readonly<Record<string, string>> = {
  'rep.': 'Republic',
  'dem.': 'Democratic',
  'fed.': 'Federated',
  'sts.': 'States',
  'is.': 'Islands',
  'st.': 'Saint',
  'fmr.': 'former',
  'arab.': 'Arab',
  'peop.': "People's",
};

/** A mark that points to a footnote, at the end of a name. */
const FOOTNOTE = /(?:\s*(?:[*†‡§¶]+|[⁰¹²³⁴-⁹]+|\[[0-9a-z]{1,2}\]|\((?:\d{1,2}|[a-z])\)))+$/iu;
const ARTICLE = /^(?:the|la|le|les|el|los|las)\s+|^l['’]/iu;
const ONLY_ARTICLE = /^(?:the|la|le|les|el|los|las)$/iu;
/** What stands before a name though it is written behind it: it ends with a word that wants one. */
const BEFORE = /\b(?:of|of the|the|de|de la|del|du|des|de los|d['’])$/iu;

/** A name without the mark of a footnote, and that mark; null where there is none. */
export function footnoteMark(name: string): { readonly name: string; readonly mark: string } | null {
  const mark = FOOTNOTE.exec(name.trim())?.[0];
  return mark === undefined ? null : { name: name.trim().slice(0, -mark.length), mark: mark.trim() };
}

/**
 * Other ways to write a name that lists invert, shorten or give an article, the nearest to it first: `Bahamas (the)`, `Congo
 * (the Democratic Republic of the)`, `Korea, Rep. of`, `the Gambia`. Whatever is in brackets and no such part is kept: it tells
 * states apart.
 */
export function nameForms(name: string): readonly string[] {
  const forms = new Set<string>();
  const add = (form: string) => {
    forms.add(form);
    forms.add(form.replace(ARTICLE, ''));
  };
  const whole = name.replaceAll(/\p{L}+\./gu, (word) => SHORTENED[word.toLowerCase()] ?? word).trim();
  add(whole);
  const brackets = /^(.*\S)\s*[（(]([^()（）]+)[)）]$/u.exec(whole);
  if (brackets) addInverted(add, brackets[1]!, brackets[2]!.trim());
  const comma = /^([^,，]*\S)\s*[,，]\s*([^,，]+)$/u.exec(whole);
  if (comma) addInverted(add, comma[1]!, comma[2]!.trim(), ['', ' of', ' of the']);
  forms.delete(name);
  return [...forms];
}

function addInverted(
  add: (form: string) => void,
  name: string,
  behind: string,
  joined: readonly string[] = [''],
): void {
  if (ONLY_ARTICLE.test(behind)) {
    add(name);
    return;
  }
  if (BEFORE.test(behind)) add(`${behind} ${name}`);
  else if (joined.length > 1) for (const word of joined) add(`${behind}${word} ${name}`);
}

/** Words that so many names of states have that they do not tell which is meant. */
const COMMON = new Set(
  'the of and a an de la le les el los las du des del democratic republic republica republique people peoples state states united federal federated federation islamic kingdom union socialist arab former commonwealth plurinational bolivarian cooperative independent'.split(
    ' ',
  ),
);

/** The words by which a name is told from others; all of them where it has only words that are common. */
export function tellingWords(loose: string): string[] {
  const words = loose.split(' ').filter((word) => word !== '');
  const telling = words.filter((word) => !COMMON.has(word));
  return telling.length > 0 ? telling : words;
}

/** The script of the first letter: names in different ones are not near, however few letters they have. */
export function scriptOf(text: string): string {
  const scripts = ['Latin', 'Han', 'Arabic', 'Cyrillic', 'Hangul', 'Hiragana', 'Katakana', 'Greek', 'Hebrew'];
  const letter = /\p{L}/u.exec(text)?.[0] ?? '';
  return scripts.find((script) => new RegExp(`\\p{Script=${script}}`, 'u').test(letter)) ?? 'other';
}
