/** Strings of a figure, already in the reader's language. */
export interface FigureText {
  /** What the figure shows, for those who do not see it. */
  readonly description: string;
  /** Printed above the figure; on a page that has its own heading they are left out. */
  readonly title?: string;
  readonly subtitle?: string;
  /** Printed below: what the figure rests on. */
  readonly source?: string;
}

/** Wide characters (CJK, full-width forms) take one em. */
const wide = /[ᄀ-ᅟ⺀-꓏가-힣豈-﫿︰-﹏＀-｠￠-￦]/u;

/** Estimated width of a text in pixels: no DOM can be asked on a server. Errs on the wide side. */
export function textWidth(text: string, fontSize: number): number {
  let em = 0;
  for (const character of text) {
    if (wide.test(character)) em += 1;
    else if (/[A-ZMWmw@%—]/.test(character)) em += 0.74;
    else if (/[ijltfrI.,;:'’|!()[\] ]/.test(character)) em += 0.32;
    else em += 0.58;
  }
  return em * fontSize;
}

/** A line does not begin with one of these: it hangs over the end of the line before. */
const CLOSING = /^[，。：；、？！）】》」”’]/u;

/** Lines no wider than `width`: broken at spaces, and between wide characters. */
export function wrapText(text: string, fontSize: number, width: number): string[] {
  const pieces = text.match(/[^\s⺀-꓏豈-﫿︰-﹏＀-｠]+\s*|./gsu) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line !== '' && !CLOSING.test(piece) && textWidth((line + piece).trimEnd(), fontSize) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  if (line.trimEnd() !== '') lines.push(line.trimEnd());
  return lines;
}

/** A name without what it says in brackets at its end. */
export function withoutBrackets(name: string): string {
  return name.replace(/\s*[（(][^()（）]*[)）]$/u, '');
}

/**
 * The name; where it is too wide without what it says in brackets at its end; where that is too wide still, the acronym
 * in those brackets; else cut.
 */
export function fitName(name: string, fontSize: number, width: number): string {
  if (textWidth(name, fontSize) <= width) return name;
  const short = withoutBrackets(name);
  if (textWidth(short, fontSize) <= width) return short;
  const acronym = /[（(]([A-Z][A-Z0-9-]{1,9})[)）]$/u.exec(name)?.[1];
  return fitText(acronym ?? short, fontSize, width);
}

/** The text, or its beginning with an ellipsis where it is wider than `width`. */
export function fitText(text: string, fontSize: number, width: number): string {
  if (textWidth(text, fontSize) <= width) return text;
  const characters = [...text];
  while (characters.length > 1 && textWidth(`${characters.join('')}…`, fontSize) > width) characters.pop();
  const cut = characters.join('').trimEnd();
  // Between words where that costs little: half a number would be another number.
  const whole = cut.length < text.length && text[cut.length] !== ' ' ? cut.replace(/[\s,;:(]+\S*$/u, '') : cut;
  return `${whole.length >= cut.length * 0.6 ? whole : cut}…`;
}

/** A name that fits beside a line: an acronym in brackets at its end stands for it, other words in brackets go. */
export function shortName(name: string): string {
  const [, before, inBrackets] = /^(.+?)\s*[(（](.+)[)）]$/.exec(name) ?? [];
  if (before === undefined || inBrackets === undefined) return name;
  return /^[A-Z]{2,8}$/.test(inBrackets) ? inBrackets : before;
}
