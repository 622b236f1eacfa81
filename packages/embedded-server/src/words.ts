/** What messages call the things that their readers can change: only the program that uses the server knows. */
export interface Words {
  /** The setting that names the folder. */
  readonly folder: string;
  /** The setting that names a server of the reader's own; without it no message offers one. */
  readonly server?: string;
  /** The program, whose version belongs to the data. */
  readonly program: string;
  /** Where the data of a new folder come from, such as `from the last backup`. */
  readonly afresh?: string;
}

export const PLAIN: Words = { folder: 'dataDir', program: 'version' };

/** `set dataDir to another folder`. */
export function setFolder({ folder }: Words, to: string): string {
  return `set ${folder} to ${to}`;
}

/** The same, and the other way out where there is one. */
export function setFolderOrServer(words: Words, to: string): string {
  return `${setFolder(words, to)}${words.server === undefined ? '' : `, or ${words.server} to ${OWN}`}`;
}

/** The other way out, behind the first; nothing where there is none. */
export function orSetServer({ server }: Words): string {
  return server === undefined ? '' : `, or set ${server} to ${OWN}`;
}

const OWN = 'a PostgreSQL 18 server of your own';
