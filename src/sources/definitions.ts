import { quote } from '../common/problems.js';
import { shippedSchema } from '../datapackage/descriptor.js';
import { slugOf } from '../domain/sources/slug-of.js';
import { SpoolWriter } from '../files/spool.js';
import { type Resolver, Unresolved } from '../record/resolver.js';
import type { Columns } from './columns.js';
import { filledIn, Unread } from './field-readers.js';
import type { Source } from './source-folder.js';
import type { SpooledRows } from './source-reading.js';

/** The initiatives that a source defines: each value of it once, with the columns that source.yml says. */
export class Definitions {
  private readonly slugs = new Map<string, string | Unread>();
  private readonly valueOf = new Map<string, string>();
  private readonly rows = new Map<string, readonly string[]>();
  private readonly schema = shippedSchema('initiatives');
  private readonly templates: ReadonlyMap<string, ReturnType<typeof filledIn>>;

  constructor(
    source: Source,
    private readonly resolver: Resolver,
    columns: Columns,
  ) {
    this.templates = new Map(
      Object.entries(source.description.define?.initiatives ?? {}).map(([name, stated]) => [
        name,
        filledIn(String(stated), columns.indexOf),
      ]),
    );
  }

  /** The slug of the initiative that the source calls `value`: one on record, or one that is to be recorded. */
  slugFor(value: string, cells: readonly string[]): string | Unread {
    const definedSlug = this.slugs.get(value);
    if (definedSlug !== undefined) return definedSlug;
    const slug = slugOf(this.templates.get('slug')!(cells, { value }));
    const other = this.valueOf.get(slug);
    let answer: string | Unread = slug;
    if (slug === '' || other !== undefined) {
      const why = slug === '' ? 'gives no slug' : `gives the slug ${slug}, as ${quote(other!)} does`;
      answer = new Unread(
        'initiative',
        value,
        'DUPLICATE_KEY',
        `${quote(value)} ${why}: say under values what it means`,
      );
    } else {
      this.valueOf.set(slug, value);
      if (this.resolver.resolve('initiative', slug) instanceof Unresolved) {
        const row = this.schema.fields.map(({ name }) =>
          name === 'slug' ? slug : (this.templates.get(name)?.(cells, { value }) ?? ''),
        );
        this.rows.set(slug, row);
      }
    }
    this.slugs.set(value, answer);
    return answer;
  }

  /** Writes the definitions of the initiatives of which something is stated; null where there are none. */
  async write(path: string, used: ReadonlySet<string>): Promise<{ rows: SpooledRows; count: number } | null> {
    const rows = [...this.rows].filter(([slug]) => used.has(slug)).sort(([a], [b]) => (a < b ? -1 : 1));
    if (rows.length === 0) return null;
    const said = this.schema.fields.map(({ name }, i) => (this.templates.has(name) ? i : -1)).filter((i) => i >= 0);
    // Columns of which the description says nothing are left out of the file, so that the defaults for absent columns hold.
    const keptColumns = this.schema.fields.flatMap(({ mayBeAbsent }, i) =>
      mayBeAbsent && !said.includes(i) ? [] : [i],
    );
    const header = keptColumns.map((i) => this.schema.fields[i]!.name);
    const writer = new SpoolWriter(path);
    writer.add({ line: 1, cells: header });
    for (const [i, [, cells]] of rows.entries())
      writer.add({ line: i + 2, cells: keptColumns.map((at) => cells[at]!) });
    await writer.end();
    return { rows: { path, header, rowOf: () => null }, count: rows.length };
  }
}
