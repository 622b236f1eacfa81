import type { Steps } from '../common/steps.js';
import type { Roll } from './roll.js';
import { exactHits, type Hit, searchablesOf, searchInSteps, squeezed } from './search.js';

/** The kinds of thing that a list may name. */
export const NAME_KINDS = ['COUNTRY', 'ORGANISATION', 'GROUP', 'INITIATIVE'] as const;
export type NameKind = (typeof NAME_KINDS)[number];

/**
 * FOUND: one thing has it as code, name or short form; AMBIGUOUS: several have; UNKNOWN: none, and what is named is only
 * near.
 */
export const NAME_OUTCOMES = ['FOUND', 'AMBIGUOUS', 'UNKNOWN'] as const;
export type NameOutcome = (typeof NAME_OUTCOMES)[number];

export interface ResolvedName {
  /** As it stood in the list. */
  readonly text: string;
  readonly outcome: NameOutcome;
  /** What it is, what it may be, or what is near to it; the nearest first. */
  readonly hits: readonly Hit[];
}

/** What separates names wherever it stands; a comma may stand within one. */
const SEPARATORS = /[\r\n\t;；؛、|]+/u;
const COMMAS = /[,，،]/u;
/** The most parts between commas that one name may have: Micronesia, Federated States of. */
const MOST_PARTS = 3;
const MOST_SUGGESTIONS = 5;
/** Names that one list may hold: more than there are states. */
export const MOST_NAMES = 300;

const byRoll = new WeakMap<Roll, Map<NameKind, ReadonlyMap<string, readonly Hit[]>>>();

/** Things whose names are put into the index in one step. */
const THINGS_A_STEP = 50;

/** What has a text as code or name, by the text squeezed. Made once for a roll and a kind. */
function* exactlyInSteps(roll: Roll, kind: NameKind): Steps<ReadonlyMap<string, readonly Hit[]>> {
  const kinds = byRoll.get(roll) ?? new Map<NameKind, ReadonlyMap<string, readonly Hit[]>>();
  byRoll.set(roll, kinds);
  let index = kinds.get(kind);
  if (!index) {
    const made = new Map<string, Hit[]>();
    let looked = 0;
    for (const searchable of searchablesOf(roll, kind)) {
      if (++looked % THINGS_A_STEP === 0) yield;
      for (const [key, hit] of exactHits(searchable)) made.set(key, [...(made.get(key) ?? []), hit]);
    }
    index = made;
    kinds.set(kind, made);
  }
  return index;
}

/** The texts of a pasted list: separated by line ends, semicolons, enumeration commas or commas, unless a name has the comma. */
function textsOf(text: string, isName: (text: string) => boolean): string[] {
  return text.split(SEPARATORS).flatMap((line) => {
    const parts = line.split(COMMAS).map((part) => part.trim());
    const texts: string[] = [];
    for (let at = 0; at < parts.length; ) {
      let many = Math.min(MOST_PARTS, parts.length - at);
      for (; many > 1; many--) {
        const run = parts.slice(at, at + many);
        // Names beside one another are no longer name, even where they read like one.
        if (!run.every(isName) && isName(run.join(', '))) break;
      }
      texts.push(parts.slice(at, at + Math.max(many, 1)).join(', '));
      at += Math.max(many, 1);
    }
    return texts.filter((each) => squeezed(each) !== '');
  });
}

/** What each name or code of a pasted list stands for, in its order. */
export function* resolveNamesInSteps(roll: Roll, text: string, kind: NameKind): Steps<ResolvedName[]> {
  const index = yield* exactlyInSteps(roll, kind);
  const resolved: ResolvedName[] = [];
  for (const each of textsOf(text, (part) => index.has(squeezed(part)))) {
    resolved.push(yield* resolveInSteps(roll, each, kind, index.get(squeezed(each)) ?? []));
    yield;
  }
  return resolved;
}

function* resolveInSteps(roll: Roll, text: string, kind: NameKind, exact: readonly Hit[]): Steps<ResolvedName> {
  if (exact.length > 0) return { text, outcome: exact.length === 1 ? 'FOUND' : 'AMBIGUOUS', hits: exact };
  const near = yield* searchInSteps(roll, [], { text, types: [kind], language: null });
  const short = near.filter(({ rank }) => rank === 'ABBREVIATION');
  if (short.length > 0) return { text, outcome: short.length === 1 ? 'FOUND' : 'AMBIGUOUS', hits: short };
  return { text, outcome: 'UNKNOWN', hits: near.slice(0, MOST_SUGGESTIONS) };
}

/** How many names a pasted list holds, before anything is looked up. */
export function countNames(text: string): number {
  return text
    .split(SEPARATORS)
    .flatMap((line) => line.split(COMMAS))
    .filter((each) => squeezed(each) !== '').length;
}
