import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A release that a package ships is dated by the instant that the package states, wherever and whenever it was imported:
 * what is printed of it is then the same in every installation. Installations that imported one of the two that were shipped
 * so far before that was the rule, or had another one on record, dated it by their own clocks.
 */
export class DateReleasesAsTheirPackagesDo1797379200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE release DISABLE TRIGGER written_once;
      UPDATE release r SET cut_at = shipped.created
      FROM (VALUES ('2026.11', timestamptz '2026-11-22T00:00:00Z'), ('2026.12', timestamptz '2026-11-29T00:00:00Z'))
        AS shipped (name, created)
      WHERE r.name = shipped.name AND r.cut_at > shipped.created
        AND EXISTS (SELECT FROM import_log l WHERE l.revision_id = r.revision_id AND l.name = 'rollcall ' || r.name);
      ALTER TABLE release ENABLE TRIGGER written_once;
    `);
  }

  /** The instants of those clocks are not restored; when it was imported, its revision and the log of imports still say. */
  async down(): Promise<void> {}
}
