import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Associate members: a role of membership, in which an organisation stands for itself as a partner does. */
export class AddAssociateMembers1797465600012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TYPE participation_role ADD VALUE 'associate_member'`);
  }

  /** Participations of associate members are deleted with their citations: there is no word for them without it. */
  async down(runner: QueryRunner): Promise<void> {
    const guarded = ['participation', 'further_citation'];
    for (const table of guarded) await runner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    await runner.query(`
      DELETE FROM further_citation WHERE participation_id IN (SELECT id FROM participation WHERE role = 'associate_member');
      DELETE FROM participation WHERE role = 'associate_member';
      -- A type loses no value; it is made anew without it.
      ALTER TYPE participation_role RENAME TO participation_role_with_associates;
      CREATE TYPE participation_role AS ENUM (
        'signatory', 'party', 'adherent', 'endorser', 'member', 'p_member', 'o_member', 'observer', 'co_sponsor',
        'drafter', 'participant', 'partner', 'host', 'chair', 'co_chair', 'adopter', 'proposer', 'convenor', 'facilitator',
        'secretariat', 'provider', 'funder', 'attendee', 'recipient', 'voted_for', 'voted_against', 'abstained',
        'did_not_vote', 'dissociated', 'declined', 'expert');
      ALTER TABLE participation ALTER COLUMN role TYPE participation_role USING role::text::participation_role;
      DROP TYPE participation_role_with_associates;
    `);
    for (const table of guarded) await runner.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  }
}
