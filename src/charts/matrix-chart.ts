import { RollcallError } from '../common/rollcall-error.js';
import type { Steps } from '../common/steps.js';
import { statesAsked } from '../domain/gaps.js';
import { matrixInSteps, standingsInSteps } from '../domain/matrix.js';
import { partitionAt } from '../domain/partition.js';
import { ROLE_TERMS, ROLES, type Role, type Standing } from '../domain/roll.js';
import { type CountingRule, holdsRole, leadingRoles } from '../domain/rule.js';
import type { MatrixCell } from '../figures/index.js';
import { shortName } from '../figures/text.js';
import { highlightOf } from '../questions/highlight.js';
import { type ChartQuestion, mayTakePart, schemeOf, textOf } from './chart-question.js';
import type { Chart } from './figure.js';

/** Cells that a matrix may have: every state by every initiative of today fits, with room. */
export const MOST_CELLS = 60_000;

/** How a state takes part itself, by its roles: it leads in one, or only observes; undefined: neither. */
function weightOf(roles: readonly Role[], rule: CountingRule): MatrixCell['weight'] {
  const leads = leadingRoles(rule);
  if (roles.some((role) => holdsRole(leads, ROLES.indexOf(role)))) return 'leading';
  return roles.every((role) => ROLE_TERMS[role].class === 'OBSERVATION') ? 'observing' : undefined;
}

/** States by initiatives, with the roles of each. */
export function* matrix(asked: ChartQuestion): Steps<Chart> {
  const { question, words, name, number } = asked;
  const { roll, initiatives, among, day, rule } = question;
  const states = statesAsked(roll, among, day, rule).length;
  const cells = states * initiatives.length;
  if (cells > MOST_CELLS) {
    throw new RollcallError(
      'QUERY_TOO_COMPLEX',
      `a matrix of ${states} states by ${initiatives.length} initiatives has ${cells} cells; a chart takes at most ${MOST_CELLS}: choose fewer initiatives, a group or countries, or export the matrix`,
      { argument: 'selection', limit: MOST_CELLS },
    );
  }
  const rows = yield* matrixInSteps(roll, initiatives, among, day, rule);
  const standings = yield* standingsInSteps(roll, initiatives, among, day, rule);
  const separator = words.language === 'zh' ? '、' : ', ';
  const cellOf = (roles: readonly Role[], standing: Standing): MatrixCell => {
    const named = roles.map(words.role).join(separator);
    if (standing === 'ITSELF') return { standing, label: named, weight: weightOf(roles, rule) };
    return { standing, label: roles.length > 0 ? words.throughAs(named) : words.standings[standing] };
  };
  const highlight = highlightOf(question);
  const groupOf = new Map(
    partitionAt(roll, schemeOf(question), day, rule.universe).parts.flatMap((part, partIndex) =>
      part.members.map(({ index }) => [index, { partIndex, name: name(part.group.names) }] as const),
    ),
  );
  const collator = new Intl.Collator(words.language);
  const lines = rows
    .map(({ country, coverage, roles }) => {
      const toEach = standings.get(country.index)!;
      return {
        key: country.code,
        name: name(country.names),
        coverage: mayTakePart(toEach) ? `≥${number(coverage)}` : number(coverage),
        k: coverage,
        muted: highlight !== null && !highlight.states.has(country.index),
        partIndex: groupOf.get(country.index)!.partIndex,
        group: groupOf.get(country.index)!.name,
        cells: roles.map((rolesThere, column) => cellOf(rolesThere, toEach[column]!)),
      };
    })
    .sort((a, b) => a.partIndex - b.partIndex || b.k - a.k || collator.compare(a.name, b.name));
  const columns = initiatives.map(({ slug, names }) => ({ key: slug, name: shortName(name(names)) }));
  const cellWords = { standings: words.standings, leading: words.leading, observing: words.observing };
  return {
    text: textOf(asked, words.matrixTitle(number(rows.length), number(columns.length), among && name(among.names)), {
      note: words.matrixNote,
    }),
    figure: { of: 'matrix', data: { columns, lines, words: cellWords } },
    language: words.language,
    width: Math.min(2400, Math.max(1080, 320 + columns.length * 18)),
  };
}
