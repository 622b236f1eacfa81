import type { ClientBase } from 'pg';
import type { ProblemCode } from '../common/problems.js';
import { quote } from '../common/problems.js';
import { otherThanState } from '../domain/places.js';
import { Directory, type MarkedName, type Resolved } from './directory.js';
import type { Reference } from './tables.js';

/** Why a cell cannot be resolved. */
export class Unresolved {
  constructor(
    readonly code: ProblemCode,
    readonly message: string,
    /** What may have been meant: each is itself resolved. */
    readonly suggestions: readonly string[] = [],
  ) {}
}

/** What messages call a reference. */
export const CALLED: Readonly<Record<Reference, string>> = {
  country: 'country',
  participant: 'participant',
  group: 'group',
  listedGroup: 'group with a list of its own',
  scheme: 'scheme',
  set: 'initiative set',
  initiative: 'initiative',
  indicator: 'indicator',
};

/** How many rejected definitions are remembered, so that a reference to one can say why it is unknown. */
const MAX_REJECTED_DEFINITIONS = 10_000;

/** SQL for the ids of the groups that have a list of members of their own. */
export const LISTED_GROUPS = 'SELECT group_id AS id FROM group_version WHERE upper_inf(recorded)';

/** SQL for the ids of all groups: those with a list, and those that a scheme makes of others, or of the rest. */
export const CURRENT_GROUPS = `
  ${LISTED_GROUPS}
  UNION SELECT g.group_id FROM scheme_group g JOIN country_group i ON i.id = g.group_id
   WHERE upper_inf(g.recorded) AND g.union_of IS DISTINCT FROM ARRAY[i.slug]`;

/**
 * Resolves codes, slugs and names to the ids of what is on record now: in the database, and in what the same import has
 * written before (`load` again after that).
 */
export class Resolver {
  private states = new Directory();
  private organisations = new Directory();
  private bySlug: Record<Exclude<Reference, 'country' | 'participant'>, Directory> = {
    group: new Directory(),
    listedGroup: new Directory(),
    scheme: new Directory(),
    set: new Directory(),
    initiative: new Directory(),
    indicator: new Directory(),
  };
  private readonly rejected = new Map<string, string>();

  /** The same names, to which others can be added without adding them here. */
  copy(): Resolver {
    const copy = new Resolver();
    copy.states = this.states;
    copy.organisations = this.organisations;
    copy.bySlug = { ...this.bySlug };
    return copy;
  }

  /** Reads all names that are on record now, also those that this transaction wrote. */
  async load(client: ClientBase): Promise<void> {
    this.states = new Directory((code) => code.toUpperCase());
    const states = await client.query<{
      id: number;
      code: string;
      alpha2: string | null;
      m49: string | null;
      name_en: string;
      names: (string | null)[];
    }>(`
      SELECT p.id, p.code, v.alpha2, v.m49, v.name_en, ARRAY[v.name_en, v.name_zh, v.name_ar, v.name_es, v.name_fr, v.name_ru] AS names
      FROM participant p JOIN country_version v ON v.country_id = p.id AND upper_inf(v.recorded) ORDER BY p.code`);
    for (const { id, code, alpha2, m49, name_en, names } of states.rows) {
      this.states.add(id, code, `${name_en} (${code})`, names);
      for (const other of [alpha2, m49]) this.states.addCode(id, other);
    }
    const aliases = await client.query<{ country_id: number; alias: string }>(
      'SELECT country_id, alias FROM country_alias WHERE upper_inf(recorded)',
    );
    for (const { country_id, alias } of aliases.rows) this.states.addName(country_id, alias);
    this.organisations = new Directory();
    const organisations = await client.query<{
      id: number;
      code: string;
      slug: string;
      name_en: string;
      name_zh: string;
    }>(`
      SELECT p.id, p.code, v.slug, v.name_en, v.name_zh
      FROM participant p JOIN organisation_version v ON v.organisation_id = p.id AND upper_inf(v.recorded) ORDER BY p.code`);
    for (const { id, code, slug, name_en, name_zh } of organisations.rows) {
      this.organisations.add(id, code, `${name_en} (${code})`, [code, slug, name_en, name_zh]);
    }
    await this.loadSlugs(client, 'group', `SELECT id, slug FROM country_group WHERE id IN (${CURRENT_GROUPS})`);
    for (const [reference, identity, version, column] of [
      ['listedGroup', 'country_group', 'group_version', 'group_id'],
      ['scheme', 'scheme', 'scheme_version', 'scheme_id'],
      ['set', 'initiative_set', 'initiative_set_version', 'set_id'],
      ['initiative', 'initiative', 'initiative_version', 'initiative_id'],
      ['indicator', 'indicator', 'indicator_version', 'indicator_id'],
    ] as const) {
      await this.loadSlugs(
        client,
        reference,
        `SELECT i.id, i.slug FROM ${identity} i JOIN ${version} v ON v.${column} = i.id AND upper_inf(v.recorded)`,
      );
    }
    await this.loadInitiativeNames(client);
  }

  /** Names that were read without the mark of a footnote at their end. */
  get markedNames(): readonly MarkedName[] {
    return [this.states, this.organisations, ...Object.values(this.bySlug)].flatMap(
      (directory) => directory.markedNames,
    );
  }

  /** Makes groups known that a scheme of the same import will define; their identities exist already. */
  addGroups(groups: Iterable<{ readonly id: number; readonly slug: string }>): void {
    for (const { id, slug } of groups) this.bySlug.group.add(id, slug, slug);
  }

  /** Initiatives go by their names and aliases too; one that several have is ambiguous. */
  private async loadInitiativeNames(client: ClientBase): Promise<void> {
    const { rows } = await client.query<{ id: number; name: string }>(`
      SELECT initiative_id AS id, name FROM initiative_version, unnest(ARRAY[name_en, name_zh]) AS name
       WHERE upper_inf(recorded) AND name IS NOT NULL
      UNION SELECT i.id, i.slug FROM initiative i JOIN initiative_version v ON v.initiative_id = i.id AND upper_inf(v.recorded)
      UNION SELECT initiative_id, alias FROM initiative_alias WHERE upper_inf(recorded)
      ORDER BY id, name`);
    for (const { id, name } of rows) this.bySlug.initiative.addName(id, name);
  }

  /** Remembers that the row which defines `code` was rejected, and where it stands. */
  noteRejected(reference: Reference, code: string, line: string): void {
    if (this.rejected.size < MAX_REJECTED_DEFINITIONS) this.rejected.set(`${reference}\n${code}`, line);
  }

  /** Why `text` is unknown where the row that defines it was rejected; null where none was. */
  rejectedDefinition(
    reference: Reference,
    text: string,
    called = CALLED[reference],
    code: ProblemCode = reference === 'participant' ? 'UNKNOWN_PARTICIPANT' : 'UNKNOWN_REFERENCE',
  ): Unresolved | null {
    const definedAt = this.rejected.get(`${reference}\n${text}`);
    if (definedAt === undefined) return null;
    const message = `unknown ${called} ${quote(text)}: the row that defines it (${definedAt}) is rejected`;
    return new Unresolved(code, message);
  }

  /**
   * The id that `text` stands for.
   *
   * @param kind for a participant: `state` or `organisation`; null where the file leaves it open
   */
  resolve(reference: Reference, text: string, kind: string | null = null): number | Unresolved {
    if (reference === 'country') return this.inDirectory(this.states, reference, 'state', text);
    if (reference !== 'participant') return this.inDirectory(this.bySlug[reference], reference, null, text);
    if (kind === 'state') return this.inDirectory(this.states, 'country', 'state', text);
    if (kind === 'organisation') return this.inDirectory(this.organisations, reference, 'organisation', text);
    return this.eitherKind(text);
  }

  /** Whether a text is the name of one participant once its kind is said, whichever kind that is. */
  isKnownByKind(text: string): boolean {
    return [this.states, this.organisations].some((directory) => this.isKnown(directory, text));
  }

  private async loadSlugs(client: ClientBase, reference: keyof Resolver['bySlug'], sql: string): Promise<void> {
    const directory = new Directory();
    const { rows } = await client.query<{ id: number; slug: string }>(`${sql} ORDER BY slug`);
    for (const { id, slug } of rows) directory.add(id, slug, slug);
    this.bySlug[reference] = directory;
  }

  private inDirectory(
    directory: Directory,
    reference: Reference,
    kind: 'state' | 'organisation' | null,
    text: string,
  ): number | Unresolved {
    const resolved = directory.resolve(text);
    if (resolved !== null && 'id' in resolved) return resolved.id;
    const called = kind === 'organisation' ? 'organisation' : CALLED[reference];
    if (resolved !== null) return ambiguous(called, text, resolved.ambiguous, reference);
    const code: ProblemCode =
      reference === 'country' ? 'UNKNOWN_COUNTRY' : kind === null ? 'UNKNOWN_REFERENCE' : 'UNKNOWN_PARTICIPANT';
    const isRejected = this.rejectedDefinition(reference, text, called, code);
    if (isRejected !== null) return isRejected;
    const wrongKind = kind !== null && this.isKnown(kind === 'state' ? this.organisations : this.states, text);
    if (wrongKind) {
      const hint = ` of kind ${kind}, but there is one of the other kind`;
      return new Unresolved(code, `unknown ${called} ${quote(text)}${hint}`);
    }
    const other = directory === this.states ? otherThanState(text) : null;
    if (other !== null) return new Unresolved(code, `unknown ${called} ${quote(text)}: that is ${other}, not a state`);
    const near = directory.nearest(text);
    return new Unresolved(code, `unknown ${called} ${quote(text)}${nearestNames(near)}`, near ?? []);
  }

  private eitherKind(text: string): number | Unresolved {
    // A code goes before a name: the text is the code of exactly one participant, even if it is the name of another.
    const coded = [this.states, this.organisations].flatMap((directory) => directory.coded(text));
    if (coded.length === 1) return coded[0]!;
    const meanings = [this.states, this.organisations].flatMap((directory): { id: number | null; label: string }[] => {
      const resolved = directory.resolve(text);
      if (resolved === null) return [];
      return 'id' in resolved
        ? [{ id: resolved.id, label: directory.label(resolved.id) }]
        : resolved.ambiguous.map((label) => ({ id: null, label }));
    });
    const [only] = meanings;
    if (only === undefined) {
      const isRejected = this.rejectedDefinition('participant', text);
      if (isRejected !== null) return isRejected;
      const other = otherThanState(text);
      if (other !== null) {
        const message = `unknown participant ${quote(text)}: that is ${other}, neither a state nor an organisation on record`;
        return new Unresolved('UNKNOWN_PARTICIPANT', message);
      }
      const near = [this.states, this.organisations].map((directory) => directory.nearest(text));
      const labels = near.includes(null) ? null : near.flatMap((each) => each ?? []).slice(0, 3);
      const message = `unknown participant ${quote(text)}${nearestNames(labels)}`;
      return new Unresolved('UNKNOWN_PARTICIPANT', message, labels ?? []);
    }
    if (meanings.length === 1 && only.id !== null) return only.id;
    return ambiguous(
      'participant',
      text,
      meanings.map(({ label }) => label),
      'participant',
    );
  }

  private isKnown(directory: Directory, text: string): boolean {
    const resolved: Resolved = directory.resolve(text);
    return resolved !== null && 'id' in resolved;
  }
}

function ambiguous(called: string, text: string, labels: readonly string[], reference: Reference): Unresolved {
  return new Unresolved(
    reference === 'country' || reference === 'participant' ? 'AMBIGUOUS_PARTICIPANT' : 'AMBIGUOUS_REFERENCE',
    `${quote(text)} may be any ${called} of ${labels.join(', ')}; give its code`,
    labels,
  );
}

function nearestNames(labels: readonly string[] | null): string {
  if (labels === null) return '; no nearest names are looked for after so many unknown values';
  return labels.length === 0 ? '; no known name is near' : `; nearest known: ${labels.join(', ')}`;
}
