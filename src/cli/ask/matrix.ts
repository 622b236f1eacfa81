import { Command } from 'commander';
import { fieldsWith } from '../../questions/from-query.js';
import { type Code, type Counted, closingTexts, LISTS, paragraphs, type Slug, titled } from '../../questions/texts.js';
import { asQuestion } from './question-command.js';
import { variablesOf } from './variables.js';

export interface MatrixRow {
  readonly country: Code;
  readonly coverage: number;
  readonly roles: readonly (readonly string[])[];
  readonly standings: readonly string[];
}

interface Matrix extends Counted {
  readonly initiatives: readonly Slug[];
  readonly rows: readonly MatrixRow[];
}

export const ROWS = 'rows { country { code } coverage roles standings }';
export const MATRIX_QUERY = `query ($selection: SelectionInput!, $group: ID, $asOf: Date, $counting: CountingInput) {
  matrix(selection: $selection, group: $group, asOf: $asOf, counting: $counting) { ${LISTS} initiatives { slug } ${ROWS} } }`;

/** A letter for each standing of the API. */
const MARKS: Readonly<Record<string, string>> = {
  ITSELF: 'x',
  THROUGH_ORGANISATION: 'o',
  ABSENT: '.',
  DECLINED: '-',
  NOT_KNOWN: '?',
};

/** `rollcall ask matrix`: states by initiatives. */
export function matrixCommand(): Command {
  return asQuestion(
    new Command('matrix').description('states by initiatives, and how each stands to each'),
    fieldsWith(['group', 'asOf']),
    async (source, input) => {
      const { matrix } = await source.ask<{ matrix: Matrix }>(MATRIX_QUERY, variablesOf(input));
      return { json: matrix, text: matrixText(matrix) };
    },
  );
}

function matrixText(matrix: Matrix): string {
  const { initiatives, rows, asOf } = matrix;
  const columns = initiatives.map((_, index) => String(index + 1));
  return paragraphs(
    titled(`${rows.length} states by ${initiatives.length} initiatives, as of ${asOf}`, [
      ['state', 'in', ...columns],
      ...rows.map(({ country, coverage, standings }) => [
        ...[country.code, coverage],
        ...standings.map((standing) => MARKS[standing]!),
      ]),
    ]),
    'x by its own name, o through an organisation, . absent, - declined, ? not known',
    initiatives.map(({ slug }, index) => `${columns[index]}: ${slug}`).join('\n'),
    closingTexts(matrix),
  );
}
