import { type Draft, draftOf } from '../choose/draft.js';
import { type AddressProblem, NO_SELECTION, readState, SHARED_PARAMETERS, writeState } from '../state/view-state.js';

/** So many selections can still be compared at a glance. */
export const MOST_SIDES = 4;

const CONDITIONS = Object.keys(NO_SELECTION);

/** Selections of an address, each as conditions like those of the address itself: `families:un_system~focus:ai;leads:CHN`. */
export function readWith(text: string): { selections: Draft[]; problems: AddressProblem[] } {
  const problems: AddressProblem[] = [];
  const selections = text
    .split(';')
    .filter((part) => part !== '')
    .map((part) => {
      const query = new URLSearchParams();
      for (const condition of part.split('~')) {
        const [, name = '', value = ''] = /^([^:]*):?(.*)$/s.exec(condition) ?? [];
        if (CONDITIONS.includes(name)) query.set(name, decoded(value));
        else problems.push({ parameter: 'with', value: condition, rule: 'word', words: CONDITIONS });
      }
      const read = readState(query);
      problems.push(...read.problems);
      return draftOf(read.state);
    });
  return { selections: selections.slice(0, MOST_SIDES - 1), problems };
}

/** A name may hold the marks that separate selections: it is written with percent signs. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

export function writeWith(selections: readonly Draft[]): string {
  return selections
    .map((selection) => {
      const query = writeState({ ...readState(new URLSearchParams()).state, ...selection });
      const conditions = CONDITIONS.filter((name) => (SHARED_PARAMETERS as readonly string[]).includes(name));
      const said = conditions.flatMap((name) => {
        const value = query.get(name);
        return value === null ? [] : [`${name}:${name === 'name' ? encodeURIComponent(value) : value}`];
      });
      // What the address leaves out is the published figure's set: beside others it is named.
      return said.length === 0 ? `set:${selection.set}` : said.join('~');
    })
    .join(';');
}

const ledBy = (changes: Partial<Draft>): Draft => ({ ...NO_SELECTION, ...changes });

/** Selections that are often set beside one another, by who leads: one click away. */
export const PRESETS = {
  camps: [ledBy({ families: ['UN_SYSTEM'] }), ledBy({ families: ['OECD_G7'] }), ledBy({ leads: ['CHN'] })],
  powers: [
    ledBy({ families: ['UN_SYSTEM'] }),
    ledBy({ families: ['OECD_G7'] }),
    ledBy({ leads: ['CHN'] }),
    ledBy({ leads: ['USA'] }),
  ],
  clubs: [
    ledBy({ families: ['OECD_G7'] }),
    ledBy({ families: ['G20'] }),
    ledBy({ families: ['BRICS_SCO'] }),
    ledBy({ families: ['REGIONAL'] }),
  ],
} as const satisfies Record<string, readonly Draft[]>;
export type Preset = keyof typeof PRESETS;
