/** What the API looked for and did not find, as its message says it. */
export interface NotFound {
  readonly what: string;
  readonly value: string;
  /** Names that come near; empty where there are none. */
  readonly near: readonly string[];
}

/** The word of method 2.0 that a question of an earlier release holds; null for every other message. */
export function readNewWord(message: string): string | null {
  return /^(\S+) is a word of method 2\.0, and this question is answered by method 1\.0\b/.exec(message)?.[1] ?? null;
}

/** Reads "there is no group 'afrca'; did you mean africa?"; null for every other message. */
export function readNotFound(message: string): NotFound | null {
  const [, what, value, near] = /^there is no ([a-z ]+) '(.*)'(?:; did you mean (.+)\?)?$/s.exec(message) ?? [];
  if (what === undefined || value === undefined) return null;
  return { what, value, near: near?.split(', ') ?? [] };
}
