import { badInput } from '../common/rollcall-error.js';
import { type Day, formatDay } from '../domain/day.js';
import { statesAsked } from '../domain/gaps.js';
import type { Country, Roll } from '../domain/roll.js';
import type { CountingRule } from '../domain/rule.js';

/** Throws BAD_USER_INPUT for states that are not of those counted on the day: without them it would be another question. */
export function checkCounted(
  roll: Roll,
  countries: readonly Country[],
  day: Day,
  rule: CountingRule,
  argument: string,
): void {
  const counted = new Set(statesAsked(roll, null, day, rule));
  const others = countries.filter((country) => !counted.has(country));
  if (others.length === 0) return;
  const codes = others.map(({ code }) => code).join(', ');
  throw badInput(argument, `not among the states counted on ${formatDay(day)} (universe ${rule.universe}): ${codes}`);
}
