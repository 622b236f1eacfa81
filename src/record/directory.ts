import { distance } from 'fastest-levenshtein';
import { foldName } from '../domain/fold.js';
import { footnoteMark, looseName, nameForms, scriptOf, tellingWords } from '../domain/loose-name.js';

/** How many suggestions a message gives. */
const SUGGESTIONS = 3;
/** After this many different unknown values no more nearest names are looked for: each takes a walk over all names. */
const MAX_SEARCHES = 500;
/** Texts that were resolved are remembered, up to this many. */
const REMEMBERED = 50_000;

/** What a text was found to mean: one id, several, or none. */
export type Resolved = { readonly id: number } | { readonly ambiguous: readonly string[] } | null;

/** A text that is a name once the mark of a footnote is taken off its end. */
export interface MarkedName {
  readonly text: string;
  readonly mark: string;
  /** How messages call what it was taken for. */
  readonly label: string;
}

/** Names of one kind of thing, and the ids that they stand for. */
export class Directory {
  private readonly codes = new Map<string, number>();
  /** Codes of other schemes, which stand only to the letter. */
  private readonly otherCodes = new Map<string, number[]>();
  private readonly names = new Map<string, number[]>();
  private readonly looseNames = new Map<string, number[]>();
  private readonly labels = new Map<number, string>();
  private readonly byLabel = new Map<string, number>();
  private readonly resolutions = new Map<string, Resolved>();
  private readonly suggested = new Map<string, string[] | null>();
  private readonly marked = new Map<string, MarkedName>();

  /**
   * @param foldCode how codes are compared; slugs to the letter, ISO 3166-1 codes without regard to case
   */
  constructor(private readonly foldCode: (code: string) => string = (code) => code) {}

  /** Adds a thing under its code and its names; `label` is how messages call it. */
  add(id: number, code: string, label: string, names: Iterable<string | null> = []): void {
    this.codes.set(this.foldCode(code), id);
    this.labels.set(id, label);
    this.byLabel.set(label, id);
    for (const name of names) this.addName(id, name);
  }

  /** Adds another name of a thing. */
  addName(id: number, name: string | null): void {
    if (name === null) return;
    addId(this.names, foldName(name), id);
    addId(this.looseNames, looseName(name), id);
  }

  /** Adds a code of another scheme: an alpha-2 code, an M49 code with its leading zeros. */
  addCode(id: number, code: string | null): void {
    if (code !== null) addId(this.otherCodes, code, id);
  }

  /**
   * What `text` stands for: a code goes before a name, a name as it is written before one of its other forms
   * (src/domain/loose-name.ts), and a name before one with a footnote's mark; a label, as messages suggest it, stands for
   * itself.
   */
  resolve(text: string): Resolved {
    let resolved = this.resolutions.get(text);
    if (resolved === undefined) {
      resolved = this.lookUp(text);
      if (this.resolutions.size === REMEMBERED) this.resolutions.clear();
      this.resolutions.set(text, resolved);
    }
    return resolved;
  }

  /** Names that were resolved without the mark at their end, each once. */
  get markedNames(): readonly MarkedName[] {
    return [...this.marked.values()];
  }

  /**
   * The labels of the things whose code or name is nearest to `text`, the nearest first: names of the same script that share
   * the words which tell it from others, or differ from them in few letters. Empty where nothing is near; null after
   * {@link MAX_SEARCHES} texts.
   */
  nearest(text: string): readonly string[] | null {
    let labels = this.suggested.get(text);
    if (labels === undefined) {
      if (this.suggested.size >= MAX_SEARCHES) return null;
      labels = this.search(text);
      this.suggested.set(text, labels);
    }
    return labels;
  }

  label(id: number): string {
    return this.labels.get(id) ?? String(id);
  }

  /** The ids that have this very code, to the letter. */
  coded(text: string): readonly number[] {
    const id = this.foldCode(text) === text ? this.codes.get(text) : undefined;
    return id === undefined ? (this.otherCodes.get(otherCode(text)) ?? []) : [id];
  }

  private lookUp(text: string): Resolved {
    const direct = this.asWritten(text) ?? this.inAnotherForm(text);
    if (direct !== null) return direct;
    const marked = footnoteMark(text);
    if (marked === null) return null;
    const without = this.asWritten(marked.name) ?? this.inAnotherForm(marked.name);
    if (without !== null && 'id' in without && this.marked.size < REMEMBERED) {
      this.marked.set(text, { text, mark: marked.mark, label: this.label(without.id) });
    }
    return without;
  }

  private asWritten(text: string): Resolved {
    const coded = this.codes.get(this.foldCode(text)) ?? this.byLabel.get(text);
    if (coded !== undefined) return { id: coded };
    return this.meant(this.otherCodes.get(otherCode(text))) ?? this.meant(this.names.get(foldName(text)));
  }

  private inAnotherForm(text: string): Resolved {
    const loosely = this.meant(this.looseNames.get(looseName(text)));
    if (loosely !== null) return loosely;
    for (const form of nameForms(text)) {
      const formed = this.meant(this.names.get(foldName(form))) ?? this.meant(this.looseNames.get(looseName(form)));
      if (formed !== null) return formed;
    }
    // U.S.A.
    const letters = looseName(text).toUpperCase();
    const coded =
      /^\p{L}{3}$/u.test(letters) && text.includes('.') ? this.codes.get(this.foldCode(letters)) : undefined;
    return coded === undefined ? null : { id: coded };
  }

  private meant(ids: readonly number[] | undefined): Resolved {
    if (ids === undefined) return null;
    return ids.length === 1 ? { id: ids[0]! } : { ambiguous: ids.map((id) => this.label(id)).sort() };
  }

  private search(text: string): string[] {
    const away = new Map<number, number>();
    const consider = (steps: number | null, ids: readonly number[]) => {
      if (steps === null) return;
      for (const id of ids) if (steps < (away.get(id) ?? Number.POSITIVE_INFINITY)) away.set(id, steps);
    };
    const wanted = looseName(text);
    if (wanted === '') return [];
    const script = scriptOf(wanted);
    const words = tellingWords(wanted);
    for (const [code, id] of this.codes) consider(stepsBetween(wanted, looseName(code)), [id]);
    for (const [name, ids] of this.looseNames) {
      if (scriptOf(name) === script) consider(stepsBetweenNames(words, tellingWords(name)), ids);
    }
    return [...away]
      .map(([id, steps]) => ({ label: this.label(id), steps }))
      .sort((a, b) => a.steps - b.steps || (a.label < b.label ? -1 : 1))
      .slice(0, SUGGESTIONS)
      .map(({ label }) => label);
  }
}

function addId(index: Map<string, number[]>, key: string, id: number): void {
  if (key === '') return;
  const ids = index.get(key);
  if (ids === undefined) index.set(key, [id]);
  else if (!ids.includes(id)) ids.push(id);
}

/** A code of another scheme as it is kept: spreadsheets take the zeros of an M49 code away. */
const otherCode = (text: string) => (/^\d{1,3}$/.test(text) ? text.padStart(3, '0') : text);

/** Letters in which two words differ; null where they are too many: more than two, and more than two fifths. */
function stepsBetween(word: string, other: string): number | null {
  const longest = Math.max(word.length, other.length);
  // Two Chinese names of two characters that differ in both have nothing in common, so the minimum of 2 would be too much.
  const most = /\p{Script=Han}/u.test(word) ? Math.floor(0.4 * longest) : Math.max(2, Math.floor(0.4 * longest));
  if (Math.abs(word.length - other.length) > most) return null;
  const steps = distance(word, other);
  return steps > most ? null : steps;
}

/** How far two names are apart by their telling words; null where they are not near. */
function stepsBetweenNames(words: readonly string[], others: readonly string[]): number | null {
  const whole = stepsBetween(words.join(' '), others.join(' '));
  const [few, many] = words.length <= others.length ? [words, others] : [others, words];
  const held = few.every((word) => many.some((candidate) => candidate === word && word.length > 2));
  const byWords = held ? many.length - few.length : null;
  return whole === null ? byWords : byWords === null ? whole : Math.min(whole, byWords);
}
