import type { Focus, PresenceSense } from '../domain/vocabulary.js';

/**
 * What the dashboard's figures open with: the published figure, its set, its day and its sense of presence (method, section
 * 4). None of it is a default of the API, so that every question says it.
 */
export const PUBLISHED = { set: 'hlab7', asOf: '2024-09-30', presence: 'CUMULATIVE' } as const;

/** What a page opens with: over which initiatives and in which sense it counts where its address does not say. */
export interface Opening {
  readonly set: string | null;
  readonly focus: Focus | null;
  readonly presence: PresenceSense;
}

export const FIGURES: Opening = { set: PUBLISHED.set, focus: null, presence: PUBLISHED.presence };
/** How one country stands today, and all of them, is told over everything on AI that can be relied on. */
export const STANDING: Opening = { set: 'complete-lists', focus: 'AI', presence: 'CURRENT' };

/** What the page at a path opens with. */
export function openingOf(path: string): Opening {
  return path.startsWith('/country/') ? STANDING : FIGURES;
}

/**
 * Parameters by which an address asks about figures. Others belong to the page itself (its language, its light) or were added
 * by whoever sent the address on, and ask nothing.
 */
const OF_FIGURES: ReadonlySet<string> = new Set([
  ...['set', 'initiatives', 'kinds', 'topics', 'leads', 'families', 'focus', 'completeOnly', 'openedFrom', 'openedTo'],
  ...['name', 'countries', 'groupName', 'highlight', 'asOf', 'at', 'presence', 'blocs', 'roleClasses', 'method'],
  ...['scheme', 'release', 'as', 'order', 'figure'],
]);

/** Whether an address asks about figures, as addresses of the first page did that showed them until December 2026. */
export function asksFigures(query: URLSearchParams): boolean {
  return [...query.keys()].some((name) => OF_FIGURES.has(name));
}
