import type { Problem } from '../common/problems.js';
import { formatProblems, quote } from '../common/problems.js';
import type { FactImage } from '../record/change.js';
import type { ImportChange } from '../record/changes.js';
import type { UnresolvedValue } from './problem-log.js';

/** Changes that a report holds in memory; all of them are counted and handed to `onChange`. */
export const KEPT_CHANGES = 1000;

/** What an import did to one table. Counts are of facts, `read` and `rejected` of rows of the file. */
export interface TableReport {
  readonly table: string;
  readonly file: string;
  /**
   * Rows of the file. `read` = `inserted` - `restored` + `unchanged` + `rejected` + `furtherCitations` + `beside`, unless the
   * import is rejected.
   */
  read: number;
  /** Rows that only add a citation to a fact which an earlier row states. */
  furtherCitations: number;
  inserted: number;
  closed: number;
  unchanged: number;
  rejected: number;
  /** Rows that contradict what stands, and come to be kept beside it. */
  beside: number;
  /** Facts that are recorded anew from what was on record: claims that were kept beside a fact that gave way, mostly. */
  restored: number;
  /** Contradicting claims that come to be kept, one for each citation, or are kept no longer. */
  claims: number;
}

/** The report of a table before anything was done to it. */
export function emptyReport(table: string, file: string): TableReport {
  const counts = { read: 0, furtherCitations: 0, inserted: 0, closed: 0, unchanged: 0, rejected: 0 };
  return { table, file, ...counts, beside: 0, restored: 0, claims: 0 };
}

/** An earlier release that was imported before the package itself. */
export interface EarlierImport {
  readonly release: string;
  readonly revision: number;
  readonly recordedAt: string;
  readonly inserted: number;
}

/** The result of an import, plain JSON. */
export interface ImportReport {
  readonly name: string;
  /** SHA-256 of the bytes of all files in order (of a package: the descriptor, then its resources), in hexadecimal. */
  readonly sha256: string;
  /** `rejected`: something was wrong, nothing is written. `dryRun`: what would be done; nothing is written. */
  readonly outcome: 'imported' | 'unchanged' | 'dryRun' | 'rejected';
  readonly tables: readonly TableReport[];
  /** The first problems; `problemCount` says how many there are. */
  readonly problems: readonly Problem[];
  readonly problemCount: number;
  /** Names and words that could not be read, each once, those of most rows first; `unresolvedCount` says how many there are. */
  readonly unresolved: readonly UnresolvedValue[];
  readonly unresolvedCount: number;
  /** The first changes; `changeCount` says how many there are. Not listed where the import is rejected. */
  readonly changes: readonly ImportChange[];
  readonly changeCount: number;
  /** The first changes that close a recorded fact, on the real run as on a dry one; `closingCount` says how many there are. */
  readonly closings: readonly ImportChange[];
  readonly closingCount: number;
  /** The revision that records the changes (that a dry run would make), or null: nothing changed. */
  readonly revision: number | null;
  /** The instant of that revision, ISO 8601, UTC. */
  readonly recordedAt: string | null;
  /** The day up to which the facts are researched after this import, `YYYY-MM-DD`. */
  readonly dataThrough: string | null;
  /** The release that was cut, or null. */
  readonly release: string | null;
  /** Releases of before that the package ships and that an empty roll got first, each as a revision of its own. */
  readonly earlierReleases: readonly EarlierImport[];
  /** Files to which rejected rows were saved. */
  readonly rejectedFiles: readonly string[];
  readonly seconds: number;
  readonly rows: number;
  readonly rowsPerSecond: number;
}

/** The report of an import that wrote nothing and has found nothing yet: what there is to tell is laid over it. */
export function reportOfNothing(name: string, sha256: string, rows: number, started: number): ImportReport {
  const seconds = (performance.now() - started) / 1000;
  return {
    name,
    sha256,
    outcome: 'rejected',
    tables: [],
    problems: [],
    problemCount: 0,
    unresolved: [],
    unresolvedCount: 0,
    changes: [],
    changeCount: 0,
    closings: [],
    closingCount: 0,
    revision: null,
    recordedAt: null,
    dataThrough: null,
    release: null,
    earlierReleases: [],
    rejectedFiles: [],
    seconds,
    rows,
    rowsPerSecond: Math.round(rows / seconds),
  };
}

/** The report as text for people, without a line end at its end. */
export function formatReport(report: ImportReport): string {
  const parts = [
    headline(report),
    earlierLines(report),
    tableLines(report.tables),
    changeLines(report),
    closingLines(report),
    unresolvedLines(report),
    problemLines(report),
  ];
  if (report.rejectedFiles.length > 0) parts.push(`rejected rows saved to ${report.rejectedFiles.join(', ')}`);
  return parts.filter((part) => part !== '').join('\n\n');
}

function headline(report: ImportReport): string {
  const speed = `${grouped(report.rows)} rows in ${report.seconds.toFixed(1)} s (${grouped(report.rowsPerSecond)} a second)`;
  const release = report.release === null ? '' : `, release ${report.release}`;
  switch (report.outcome) {
    case 'rejected':
      return `${report.name}: rejected, nothing is written; ${speed}`;
    case 'unchanged':
      return `${report.name}: nothing changed${release}; ${speed}`;
    case 'dryRun':
      return report.revision === null
        ? `${report.name}: a dry run; nothing would change; ${speed}`
        : `${report.name}: a dry run, nothing is written; it would be revision ${report.revision}${release}; ${speed}`;
    case 'imported':
      return `${report.name}: revision ${report.revision}${release}, data through ${report.dataThrough}; ${speed}`;
  }
}

function earlierLines({ earlierReleases, outcome }: ImportReport): string {
  const would = outcome === 'dryRun' ? 'would be ' : '';
  return earlierReleases
    .map(
      ({ release, revision, inserted }) =>
        `first, release ${release}: ${would}revision ${revision}, ${grouped(inserted)} facts`,
    )
    .join('\n');
}

const COUNTS = [
  ['read', 'read'],
  ['further citations', 'furtherCitations'],
  ['inserted', 'inserted'],
  ['closed', 'closed'],
  ['unchanged', 'unchanged'],
  ['rejected', 'rejected'],
  ['kept beside', 'beside'],
  ['restored', 'restored'],
] as const;

/** Counts that are 0 in most imports, and are told where they are not. */
const RARE: readonly string[] = ['furtherCitations', 'beside', 'restored'];

function tableLines(tables: readonly TableReport[]): string {
  if (tables.length === 0) return '';
  const counts = COUNTS.filter(([, count]) => !RARE.includes(count) || tables.some((each) => each[count] > 0));
  const cells = [
    ['table', ...counts.map(([header]) => header)],
    ...tables.map((each) => [each.table, ...counts.map(([, count]) => grouped(each[count]))]),
  ];
  const widths = cells[0]!.map((_, i) => Math.max(...cells.map((line) => line[i]!.length)));
  return cells
    .map((line) => line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  '))
    .join('\n');
}

function changeLines({ outcome, changes, changeCount }: ImportReport): string {
  if (outcome !== 'dryRun' || changeCount === 0) return '';
  const lines = changes.map(changeLine);
  if (changeCount > changes.length) {
    lines.push(
      `... and ${grouped(changeCount - changes.length)} more changes, ${grouped(changeCount)} in all; --changes FILE saves them`,
    );
  }
  return lines.join('\n');
}

/** What an import closed, by name: a dry run tells it among the changes. */
function closingLines({ outcome, closings, closingCount }: ImportReport): string {
  if (outcome !== 'imported' || closingCount === 0) return '';
  const lines = [`closed on record (~ another fact stands in its place, - none does):`, ...closings.map(changeLine)];
  if (closingCount > closings.length) {
    const left = grouped(closingCount - closings.length);
    lines.push(`... and ${left} more, ${grouped(closingCount)} in all; --changes FILE saves all changes`);
  }
  return lines.join('\n');
}

const SIGNS = { added: '+', replaced: '~', closed: '-' } as const;

function changeLine({ table, change, before, after }: ImportChange): string {
  const sign = `${SIGNS[change]} ${table}`;
  if (before !== null && after !== null) {
    const [old, now] = [flat(before), flat(after)];
    const names = [...new Set([...Object.keys(now), ...Object.keys(old)])];
    const same = names.filter((name) => old[name] === now[name]);
    const unchanged = same
      .filter((name, i) => i < 4 || name === 'valid_from')
      .map((name) => `${name} ${shown(now[name])}`);
    const changed = names
      .filter((name) => !same.includes(name))
      .map((name) => `${name} ${difference(old[name], now[name])}`);
    return `${sign} ${[...unchanged, ...changed].join(', ')}`;
  }
  const facts = Object.entries(flat(after ?? before ?? {}));
  return `${sign} ${facts.map(([name, value]) => `${name} ${shown(value)}`).join(', ')}`;
}

/** The values of a fact as text, without those that it lacks; of citations after the first, by number. */
function flat(image: FactImage): Record<string, string> {
  const { citations, ...values } = image;
  const cited = ((citations ?? []) as FactImage[]).flatMap((citation, i) =>
    Object.entries(citation).map(([name, value]) => [i === 0 ? name : `citation ${i + 1} ${name}`, value] as const),
  );
  return Object.fromEntries(
    [...Object.entries(values), ...cited]
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
}

function shown(value: string | undefined): string {
  return value === undefined ? 'nothing' : quote(value);
}

/** How much of what two texts have in common is shown before that in which they differ. */
const CONTEXT = 20;

/** Two values, from shortly before the place where they differ: a text is cut where it is long. */
function difference(before: string | undefined, after: string | undefined): string {
  let same = 0;
  if (before !== undefined && after !== undefined) while (before[same] === after[same]) same++;
  const cut = same > 2 * CONTEXT ? same - CONTEXT : 0;
  return [before, after].map((text) => shown(cut > 0 ? `…${text!.slice(cut)}` : text)).join(' -> ');
}

/** Where a name stands in many rows it is told once, before the rows. */
function unresolvedLines({ unresolved, unresolvedCount }: ImportReport): string {
  if (!unresolved.some(({ rows }) => rows > 1)) return '';
  const lines = unresolved.map(
    ({ column, value, rows, message }) =>
      `${grouped(rows)} ${rows === 1 ? 'row' : 'rows'}, ${column} ${quote(value)}: ${message}`,
  );
  if (unresolvedCount > unresolved.length) lines.push(`... and ${grouped(unresolvedCount - unresolved.length)} more`);
  return [`values that could not be read, those of most rows first (${grouped(unresolvedCount)}):`, ...lines].join(
    '\n',
  );
}

function problemLines({ problems, problemCount }: ImportReport): string {
  if (problemCount === 0) return '';
  const more =
    problemCount > problems.length
      ? `\n... and ${grouped(problemCount - problems.length)} more problems, ${grouped(problemCount)} in all`
      : '';
  return formatProblems(problems) + more;
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
