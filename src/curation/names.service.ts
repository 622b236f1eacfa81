import { Injectable } from '@nestjs/common';
import type { ClientBase } from 'pg';
import { Resolver } from '../record/resolver.js';
import { ROLL_TABLES } from '../record/tables.js';

/** Tables whose rows say by which words something is found. */
const NAMING = ROLL_TABLES.filter(
  ({ name, identity }) => identity || ['country_aliases', 'scheme_groups'].includes(name),
).map(({ target }) => target);

/** The names that are on record, kept from one change to the next as long as no revision concerns them. */
@Injectable()
export class Names {
  private loaded: { readonly resolver: Resolver; readonly revision: number; readonly recordedAt: string } | undefined;

  /** A resolver of what is on record now, of the caller's own: it may learn what the caller's transaction writes. */
  async resolver(client: ClientBase): Promise<Resolver> {
    const { rows } = await client.query<{ revision: number; recordedAt: string; stands: boolean }>({
      name: 'names since',
      text: `SELECT r.id AS revision, r.recorded_at AS "recordedAt",
          EXISTS (SELECT FROM revision WHERE id = $1 AND recorded_at = $2)
            AND NOT (${NAMING.map(
              (table) => `EXISTS (SELECT FROM ${table} WHERE lower(recorded) > $1 OR upper(recorded) > $1)`,
            ).join(' OR ')}) AS stands
        FROM revision r ORDER BY r.id DESC LIMIT 1`,
      values: [this.loaded?.revision ?? 0, this.loaded?.recordedAt ?? null],
    });
    const [last] = rows;
    if (!this.loaded || !last?.stands) {
      const resolver = new Resolver();
      await resolver.load(client);
      if (!last) return resolver;
      this.loaded = { resolver, revision: last.revision, recordedAt: last.recordedAt };
    }
    return this.loaded.resolver.copy();
  }
}
