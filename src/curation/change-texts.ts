import type { ClientBase } from 'pg';
import type { Names } from '../domain/roll.js';
import type { FactImage } from '../record/change.js';
import type { RecordedChange } from '../record/change-set.js';
import type { NamedThing } from '../record/column-labels.js';
import { describeChange } from '../record/describe.js';
import { IDENTITIES } from '../record/identities.js';
import { type Cells, recordedRows } from '../record/rows.js';
import { rollTable } from '../record/tables.js';
import type { ProposalChange } from './entities/proposal-change.entity.js';

/** What a change of a proposal is of, and what it says in a line. */
export interface ChangeText {
  readonly sense: ProposalChange['sense'];
  /** Slug. */
  readonly initiative: string | null;
  /** Code. */
  readonly participant: string | null;
  /** Slug. */
  readonly group: string | null;
  readonly descriptionEn: string;
  readonly descriptionZh: string;
}

/** Tables of which a change is; those of lists belong to the row of an initiative. */
const MAIN = ['organisations', 'initiatives', 'group_memberships', 'participations'];
const LISTS = ['initiative_leads', 'initiative_aliases'];

/** The texts of changes that this transaction has recorded, by their places. */
export async function textsOf(
  client: ClientBase,
  recorded: readonly RecordedChange[],
  count: number,
): Promise<ChangeText[]> {
  const stated = await cellsAsRecorded(client, recorded);
  const changeByIndex = new Map(
    recorded.filter(({ table }) => MAIN.includes(table)).map((change) => [change.changeIndex, change]),
  );
  const lists = new Map<number, Lists>();
  for (const [changeIndex, change] of changeByIndex) lists.set(changeIndex, await listsOf(client, change, recorded));
  const codes = codesIn([
    ...recorded.flatMap(({ table, before }) => (before ? [{ table, cells: before.cells }] : [])),
    ...[...stated].map(([{ table }, cells]) => ({ table, cells })),
    ...[...lists.values()].flatMap(({ after }) =>
      Object.entries(after).flatMap(([table, rows]) => rows.map((cells) => ({ table, cells }))),
    ),
  ]);
  const names = await namesOf(client, codes);
  return Array.from({ length: count }, (_, changeIndex) => {
    const change = changeByIndex.get(changeIndex)!;
    const { table, sense, before } = change;
    const cells = stated.get(change) ?? null;
    const given = lists.get(changeIndex)!;
    const told = {
      table,
      sense,
      before: before === null ? null : { ...imageOf(before.cells), ...given.before },
      after: cells === null ? null : { ...imageOf(cells), ...given.after },
      names,
    };
    const subject = cells ?? before!.cells;
    return {
      sense: sense.toLowerCase() as ProposalChange['sense'],
      initiative: subject.initiative ?? (table === 'initiatives' ? subject.slug! : null),
      participant: subject.participant ?? subject.country ?? (table === 'organisations' ? subject.code! : null),
      group: subject.group ?? null,
      descriptionEn: describeChange(told, 'EN'),
      descriptionZh: describeChange(told, 'ZH'),
    };
  });
}

/** The rows as they came on record, with codes in the place of names. */
async function cellsAsRecorded(
  client: ClientBase,
  recorded: readonly RecordedChange[],
): Promise<Map<RecordedChange, Cells>> {
  const cells = new Map<RecordedChange, Cells>();
  for (const name of MAIN) {
    const recordedRowsOfTable = recorded.filter(({ table, afterId }) => table === name && afterId !== null);
    if (recordedRowsOfTable.length === 0) continue;
    const table = rollTable(name)!;
    const id = table.numbered ? 't.id' : `t.${table.identity!.column}`;
    const rows = await recordedRows(client, table, `upper_inf(t.recorded) AND ${id} = ANY($1)`, [
      recordedRowsOfTable.map(({ afterId }) => afterId),
    ]);
    const byId = new Map(rows.map((row) => [row.id, row.cells]));
    for (const change of recordedRowsOfTable) cells.set(change, byId.get(change.afterId!)!);
  }
  return cells;
}

/** The codes and slugs that rows name. */
function codesIn(rows: readonly { readonly table: string; readonly cells: Cells }[]): Set<string> {
  const codes = new Set<string>();
  for (const { table: name, cells } of rows) {
    const { identity, key, values } = rollTable(name)!;
    const headers = [...key, ...values].filter(({ kind }) => kind in IDENTITIES).map(({ header }) => header);
    for (const header of identity ? [...headers, identity.header] : headers) {
      const code = cells[header];
      if (code != null) codes.add(code);
    }
  }
  return codes;
}

/** Names by the code of a thing, of what is or was on record: what is retracted has a name as well. */
async function namesOf(
  client: ClientBase,
  codes: ReadonlySet<string>,
): Promise<(thing: NamedThing, code: string) => Names | null> {
  const { rows } = await client.query<{ thing: NamedThing; code: string; en: string; zh: string | null }>({
    name: 'names of things',
    text: `
      SELECT DISTINCT ON (thing, code) thing, code, en, zh FROM (
        SELECT 'country' AS thing, code, name_en AS en, name_zh AS zh, recorded FROM country_version JOIN participant ON id = country_id WHERE code = ANY($1)
        UNION ALL SELECT 'organisation', code, name_en, name_zh, recorded FROM organisation_version JOIN participant ON id = organisation_id WHERE code = ANY($1)
        UNION ALL SELECT 'initiative', i.slug, name_en, name_zh, recorded FROM initiative_version JOIN initiative i ON i.id = initiative_id WHERE i.slug = ANY($1)
        UNION ALL SELECT 'group', g.slug, name_en, name_zh, recorded FROM group_version JOIN country_group g ON g.id = group_id WHERE g.slug = ANY($1)
      ) named ORDER BY thing, code, lower(recorded) DESC`,
    values: [[...codes]],
  });
  const byCode = new Map(rows.map(({ thing, code, en, zh }) => [`${thing} ${code}`, { en, zh }]));
  return (thing, code) => byCode.get(`${thing} ${code}`) ?? null;
}

/** The cells of a row as a change shows them. */
function imageOf(cells: Cells): FactImage {
  return Object.fromEntries(
    Object.entries(cells).map(([header, value]) => {
      if (header === 'topics') return [header, value === null ? [] : value.split(';')];
      return [header, header === 'binding' && value !== null ? value === 'true' : value];
    }),
  );
}

/** Rows of lists by their tables. */
interface Lists {
  readonly before: Readonly<Record<string, readonly Cells[]>>;
  readonly after: Readonly<Record<string, readonly Cells[]>>;
}

/** The lists of an initiative that the change gives anew, whole, as they were and as they came on record. */
async function listsOf(
  client: ClientBase,
  { table, changeIndex, afterId }: RecordedChange,
  recorded: readonly RecordedChange[],
): Promise<Lists> {
  const [before, after]: Record<string, Cells[]>[] = [{}, {}];
  for (const name of table === 'initiatives' && afterId !== null ? LISTS : []) {
    const listRows = recorded.filter((row) => row.changeIndex === changeIndex && row.table === name);
    if (listRows.length === 0) continue;
    const rows = await recordedRows(client, rollTable(name)!, 'upper_inf(t.recorded) AND t.initiative_id = $1', [
      afterId,
    ]);
    before![name] = listRows.flatMap((row) => (row.before === null ? [] : [row.before.cells]));
    after![name] = rows.map(({ cells }) => cells);
  }
  return { before: before!, after: after! };
}
