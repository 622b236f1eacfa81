/** Where a part of Rollcall tells people what it does: Nest's `Logger` and `console` both fit. */
export interface Log {
  log(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}
