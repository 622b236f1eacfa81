import { type Problem, problem, quote } from '../common/problems.js';
import type { StatedClaim } from '../record/claims-in-dispute.js';
import type { Contradiction } from '../record/settlement.js';

/** What the rule of METHOD, section 17, made of a row that contradicts what is on record, as a warning. */
export function contradictionProblem(file: string, contradiction: Contradiction): Problem {
  const { row, outcome, participant, initiative, claim, sources, against } = contradiction;
  const about = `participant ${participant}, initiative ${initiative}`;
  const stands = against.map(claimText).join('; ');
  const said = `${claimText(claim)}, according to ${sources.map(quote).join(', ')}`;
  const message = {
    keptBeside: `${about}: ${said}, contradicts what stands, ${stands}; it is kept beside that as a contradicting claim and counted by nothing (--replace puts it in its place)`,
    givesWay: `${about}: ${stands} takes the place of ${said}, which is kept beside it as a contradicting claim`,
    outdated: `${about}: ${said}, is an earlier reading of a source that says otherwise by now, ${stands}; it is not recorded`,
  }[outcome];
  return problem(file, 'CONTRADICTING_CLAIM', message, {
    row,
    column: 'valid_from',
    value: claim.from,
    severity: 'warning',
  });
}

function claimText({ role, from, to, precision, endPrecision, confidence }: StatedClaim): string {
  const [start, end] = [precision, endPrecision ?? 'DAY'].map((word) =>
    word === 'DAY' ? '' : ` (${word.toLowerCase()})`,
  );
  return `${role.toLowerCase()} from ${from}${start}${to === null ? '' : ` to ${to}${end}`}, ${confidence.toLowerCase()}`;
}
