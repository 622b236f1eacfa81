import { coerceInputValue, type GraphQLInputType, type GraphQLSchema } from 'graphql';
import { badInput } from '../common/rollcall-error.js';
import { statedChanges } from './external-form.js';
import type { Proposing } from './proposals.service.js';

/** Faults that are told one by one; a file may have one in each of very many changes. */
const MOST_FAULTS = 50;

/**
 * A `ProposeInput` of the API from plain JSON, with the defaults of the schema, as the mutation would get it.
 *
 * @throws RollcallError BAD_USER_INPUT with every fault on a line of its own, each by its path: `changes[0].recordInitiative.kind`
 */
export function statedProposal(schema: GraphQLSchema, value: unknown): Proposing {
  const faults: string[] = [];
  let faultCount = 0;
  const input = coerceInputValue(value, schema.getType('ProposeInput') as GraphQLInputType, (path, _, { message }) => {
    faultCount++;
    if (faults.length < MOST_FAULTS) faults.push(`${pathText(path)}: ${message}`);
  }) as Proposing & { readonly changes: readonly unknown[] };
  if (faultCount > 0) {
    const more = faultCount > faults.length ? [`... and ${faultCount - faults.length} more faults`] : [];
    throw badInput('input', [...faults, ...more].join('\n'));
  }
  return { ...input, changes: statedChanges(schema, input.changes) };
}

function pathText(path: readonly (string | number)[]): string {
  if (path.length === 0) return 'the proposal';
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '');
}
