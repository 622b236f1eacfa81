/** Where people are told what happens: `console` fits, and the logger of most frameworks. */
export interface Log {
  log(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}
