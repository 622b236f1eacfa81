-- Step 1 of docs/scale.md, plain PostgreSQL: every key of the two large tables holds the initiative, by which they will be
-- distributed. Run on a migrated database before `distribute-place.sql`; a test runs it on PostgreSQL 18.
BEGIN;

ALTER TABLE further_citation ADD COLUMN initiative_id integer;
ALTER TABLE further_citation DISABLE TRIGGER USER;
UPDATE further_citation f SET initiative_id = p.initiative_id FROM participation p WHERE p.id = f.participation_id;
ALTER TABLE further_citation ENABLE TRIGGER USER;
ALTER TABLE further_citation ALTER COLUMN initiative_id SET NOT NULL;

ALTER TABLE further_citation DROP CONSTRAINT further_citation_participation_id_fkey;
ALTER TABLE further_citation DROP CONSTRAINT further_citation_pkey;
ALTER TABLE participation DROP CONSTRAINT participation_pkey;

-- The exclusion constraint participation_no_overlap holds initiative_id already, and stays as it is.
ALTER TABLE participation ADD CONSTRAINT participation_pkey PRIMARY KEY (initiative_id, id);
ALTER TABLE further_citation
  ADD CONSTRAINT further_citation_pkey PRIMARY KEY (initiative_id, participation_id, position),
  ADD CONSTRAINT further_citation_participation_id_fkey
    FOREIGN KEY (initiative_id, participation_id) REFERENCES participation (initiative_id, id);

COMMIT;
