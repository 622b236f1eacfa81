import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientBase } from 'pg';
import { projectRoot } from '../../config/project-root.js';
import { UNGUARDED } from '../catalogue.js';
import { type Finding, fault, ok } from './finding.js';

/** Something that keeps the record what it is: a constraint or a trigger of a table, by name, with its definition. */
export interface Guard {
  readonly table: string;
  readonly name: string;
  /** SQL that makes it anew; of a constraint what follows its name. */
  readonly definition: string;
  readonly kind: 'constraint' | 'trigger';
}

/** Guards as the database has them; `weak` are there, but not enforced on all rows. */
export async function guardsOf(client: ClientBase): Promise<(Guard & { weak: boolean })[]> {
  const { rows } = await client.query(
    `SELECT * FROM (
       SELECT c.relname::text AS "table", k.conname::text AS name, 'constraint' AS kind, pg_get_constraintdef(k.oid) AS definition,
         NOT (k.convalidated AND k.conenforced) AS weak
       FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
       -- That a column is not null is said by the column.
       WHERE k.contype <> 'n' AND c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
       UNION ALL
       SELECT c.relname, t.tgname, 'trigger', pg_get_triggerdef(t.oid), t.tgenabled NOT IN ('O', 'A')
       FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
       WHERE NOT t.tgisinternal AND c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
     ) AS guards WHERE "table" <> ALL ($1) ORDER BY "table" COLLATE "C", kind, name COLLATE "C"`,
    [UNGUARDED],
  );
  return rows;
}

const FILE = join('schema', 'guards.json');

/** The guards that the migrations make, as a file of the project states them; a test holds the two together. */
export function expectedGuards(): Guard[] {
  return JSON.parse(readFileSync(join(projectRoot(), FILE), 'utf8'));
}

/** Whether every guard is there, as the migrations made it, and in force. */
export async function guardFindings(client: ClientBase): Promise<Finding[]> {
  const expected = expectedGuards();
  const guards = new Map((await guardsOf(client)).map((guard) => [keyOf(guard), guard]));
  const findings: Finding[] = [];
  for (const guard of expected) {
    const there = guards.get(keyOf(guard));
    const name = `${guard.kind} ${guard.name} of ${guard.table}`;
    if (!there) {
      findings.push(
        fault('guards', `${name} is missing`, `make it anew, which names the rows that break it: ${remedy(guard)}`),
      );
    } else if (there.weak && guard.kind === 'trigger') {
      findings.push(fault('guards', `${name} is disabled`, `ALTER TABLE ${guard.table} ENABLE TRIGGER ${guard.name}`));
    } else if (there.weak) {
      const steps = [`ALTER TABLE ${guard.table} DROP CONSTRAINT ${guard.name}`, remedy(guard)];
      findings.push(fault('guards', `${name} is not enforced on every row`, `make it anew: ${steps.join('; ')}`));
    } else if (normal(there.definition) !== normal(guard.definition)) {
      findings.push(
        fault(
          'guards',
          `${name} is not the one that the migrations made: ${there.definition}`,
          `it should be: ${guard.definition}`,
        ),
      );
    }
  }
  return findings.length > 0
    ? findings
    : [ok('guards', `all ${expected.length} constraints and triggers are there and in force`)];
}

const keyOf = ({ kind, table, name }: Guard) => `${kind} ${table} ${name}`;
const normal = (definition: string) => definition.replace(/ NOT (?:VALID|ENFORCED)/g, '').replaceAll('public.', '');

function remedy({ kind, table, name, definition }: Guard): string {
  return kind === 'trigger' ? definition : `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`;
}
