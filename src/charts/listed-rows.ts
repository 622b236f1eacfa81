import type { Steps } from '../common/steps.js';
import { countedAt } from '../domain/presence.js';
import { ROLES, type Role } from '../domain/roll.js';
import { rowsInSteps } from '../domain/tallies.js';
import { rowRange } from '../questions/participation-rows.js';
import type { ChartQuestion } from './chart-question.js';

/** The rows on record of the initiatives that are counted on the day, in every role or those named. */
export function listedInSteps({ question }: ChartQuestion, passes: (role: Role) => boolean): Steps<Uint32Array> {
  const { roll, initiatives, day, standpoint } = question;
  const { facts } = roll;
  const selected = new Set(initiatives.map(({ index }) => index));
  const counted = countedAt(roll, day, standpoint.listRule);
  return rowsInSteps(
    rowRange(0, facts.count),
    (row) => selected.has(facts.initiative[row]!) && passes(ROLES[facts.role[row]!]!) && counted(row),
  );
}
