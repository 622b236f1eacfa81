import { distance } from 'fastest-levenshtein';
import { foldName } from '../domain/fold.js';

/** How many suggestions a message gives. */
const SUGGESTIONS = 3;
/** After this many different unknown values no more nearest names are looked for: each takes a walk over all names. */
const MAX_SEARCHES = 500;
/** Texts that were resolved are remembered, up to this many. */
const REMEMBERED = 50_000;

/** What a text was found to mean: one id, several, or none. */
export type Resolved = { readonly id: number } | { readonly ambiguous: readonly string[] } | null;

/** Names of one kind of thing, and the ids that they stand for. */
export class Directory {
  private readonly codes = new Map<string, number>();
  private readonly names = new Map<string, number[]>();
  private readonly labels = new Map<number, string>();
  private readonly byLabel = new Map<string, number>();
  private readonly found = new Map<string, Resolved>();
  private readonly suggested = new Map<string, string[] | null>();

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
    const folded = foldName(name);
    const ids = this.names.get(folded);
    if (ids === undefined) this.names.set(folded, [id]);
    else if (!ids.includes(id)) ids.push(id);
  }

  /** What `text` stands for: a code goes before a name; a label, as messages suggest it, stands for itself. */
  resolve(text: string): Resolved {
    let resolved = this.found.get(text);
    if (resolved === undefined) {
      resolved = this.lookUp(text);
      if (this.found.size === REMEMBERED) this.found.clear();
      this.found.set(text, resolved);
    }
    return resolved;
  }

  /**
   * The labels of the things whose code or name is nearest to `text` by edit distance, the nearest first; empty where
   * nothing is near (more than two letters and more than two fifths of them differ); null after {@link MAX_SEARCHES} texts.
   */
  nearest(text: string): readonly string[] | null {
    let labels = this.suggested.get(text);
    if (labels === undefined) {
      if (this.suggested.size >= MAX_SEARCHES) return null;
      labels = this.search(foldName(text));
      this.suggested.set(text, labels);
    }
    return labels;
  }

  label(id: number): string {
    return this.labels.get(id) ?? String(id);
  }

  /** The id that has this very code, to the letter, or undefined. */
  coded(text: string): number | undefined {
    return this.foldCode(text) === text ? this.codes.get(text) : undefined;
  }

  private lookUp(text: string): Resolved {
    const coded = this.codes.get(this.foldCode(text)) ?? this.byLabel.get(text);
    if (coded !== undefined) return { id: coded };
    const ids = this.names.get(foldName(text));
    if (ids === undefined) return null;
    return ids.length === 1 ? { id: ids[0]! } : { ambiguous: ids.map((id) => this.label(id)).sort() };
  }

  private search(wanted: string): string[] {
    const away = new Map<number, number>();
    const consider = (name: string, ids: readonly number[]) => {
      const limit = Math.max(2, Math.floor(0.4 * Math.max(wanted.length, name.length)));
      if (Math.abs(wanted.length - name.length) > limit) return;
      const steps = distance(wanted, name);
      if (steps > limit) return;
      for (const id of ids) if (steps < (away.get(id) ?? Number.POSITIVE_INFINITY)) away.set(id, steps);
    };
    for (const [code, id] of this.codes) consider(code.toLowerCase(), [id]);
    for (const [name, ids] of this.names) consider(name, ids);
    return [...away]
      .map(([id, steps]) => ({ label: this.label(id), steps }))
      .sort((a, b) => a.steps - b.steps || (a.label < b.label ? -1 : 1))
      .slice(0, SUGGESTIONS)
      .map(({ label }) => label);
  }
}
