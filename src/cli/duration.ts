import { badInput } from '../common/rollcall-error.js';

const UNITS_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
/** A hundred years, in days: what is longer is meant to last for ever, or is a slip. */
const MOST_DAYS = 36_500;

/**
 * A length of time as it is written on the command line, in milliseconds.
 *
 * @example durationMs('expires', '90d') === 7_776_000_000
 * @throws RollcallError BAD_USER_INPUT naming what was written
 */
export function durationMs(option: string, text: string): number {
  const [, count, unit] = /^(\d{1,12})([smhd])$/.exec(text) ?? [];
  const ms = Number(count) * UNITS_MS[unit as keyof typeof UNITS_MS];
  if (ms > 0 && ms <= MOST_DAYS * UNITS_MS.d) return ms;
  throw badInput(
    option,
    `--${option} is "${text}", but must be a whole number above 0 and one of the units s, m, h, d, such as 12h or 90d, of at most ${MOST_DAYS}d`,
  );
}
