/** What a code means in some years: `[firstYear, lastYear]`, null: without limit. */
export interface CodeMeaning {
  /** Code of the state in the roll's own form (ISO 3166-1 alpha-3, of past states that of ISO 3166-3); null: it has none. */
  readonly state: string | null;
  readonly firstYear: number | null;
  readonly lastYear: number | null;
  /** How the scheme or the roll calls it. */
  readonly name: string;
}

/** Codes of one scheme, by the code as {@link plainCode} writes it. */
export type CodeTable = ReadonlyMap<string, readonly CodeMeaning[]>;

/** The years for which a code is asked: both included; a null end is no end. */
export interface YearSpan {
  readonly from: number;
  readonly to: number | null;
}

/** What a code was found to mean, or why it means nothing that could be stated. */
export type CodeFound =
  | { readonly state: string; readonly name: string; readonly lastYear: number | null }
  | { readonly unknown: 'code' | 'state' | 'years'; readonly reason: string };

/** A code as it is compared: without spaces around it, in capitals; numbers without leading zeros and an empty fraction. */
export function plainCode(text: string): string {
  const code = text.trim().toUpperCase();
  return /^\d+(\.0+)?$/.test(code) ? String(Number(code)) : code;
}

/**
 * The state that a code means throughout some years. A code that means several states in turn needs years that one of them
 * covers whole: nothing is split and none is chosen.
 *
 * @param span null: the years are not known
 */
export function stateOfCode(table: CodeTable, scheme: string, text: string, span: YearSpan | null): CodeFound {
  const meanings = table.get(plainCode(text));
  if (meanings === undefined) {
    return { unknown: 'code', reason: `${JSON.stringify(text)} is no code of the scheme ${scheme}` };
  }
  const fitting = span === null ? meanings : meanings.filter((meaning) => covers(meaning, span));
  const [meant] = fitting;
  if (meant === undefined || new Set(fitting.map(({ state }) => state)).size > 1) {
    const asked = span === null ? 'no year is given' : `asked for ${spanText(span)}`;
    const said = meanings.map((meaning) => `${meaning.name}${yearsText(meaning)}`).join('; ');
    return { unknown: 'years', reason: `the ${scheme} code ${JSON.stringify(text)} means ${said}: ${asked}` };
  }
  if (meant.state === null) {
    const reason = `the ${scheme} code ${JSON.stringify(text)} is ${meant.name}, for which the roll has no code of a state`;
    return { unknown: 'state', reason };
  }
  return { state: meant.state, name: meant.name, lastYear: meant.lastYear };
}

function covers({ firstYear, lastYear }: CodeMeaning, { from, to }: YearSpan): boolean {
  if (firstYear !== null && from < firstYear) return false;
  return lastYear === null || (to !== null && to <= lastYear);
}

function yearsText({ firstYear, lastYear }: CodeMeaning): string {
  if (firstYear === null && lastYear === null) return '';
  if (firstYear === null) return ` to ${lastYear}`;
  return lastYear === null ? ` from ${firstYear}` : ` from ${firstYear} to ${lastYear}`;
}

const spanText = ({ from, to }: YearSpan) => (to === null ? `${from} and after` : from === to ? from : `${from}-${to}`);
