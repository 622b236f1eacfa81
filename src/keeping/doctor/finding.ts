export const LEVELS = ['OK', 'WARNING', 'FAULT'] as const;
export type Level = (typeof LEVELS)[number];

/** What one check came to. */
export interface Finding {
  readonly level: Level;
  /** What was looked at: `migrations`. */
  readonly what: string;
  /** What was found, in a sentence. */
  readonly found: string;
  /** What to do about it; null where nothing is to be done. */
  readonly advice: string | null;
}

export const ok = (what: string, found: string): Finding => ({ level: 'OK', what, found, advice: null });
export const warning = (what: string, found: string, advice: string): Finding => ({
  level: 'WARNING',
  what,
  found,
  advice,
});
export const fault = (what: string, found: string, advice: string): Finding => ({
  level: 'FAULT',
  what,
  found,
  advice,
});

/** The worst of them; of none, OK. */
export function worst(findings: readonly Finding[]): Level {
  return LEVELS[Math.max(0, ...findings.map(({ level }) => LEVELS.indexOf(level)))]!;
}
