-- Step 2 of docs/scale.md, on a Citus coordinator: where each table lives. Not run by any test here, for there is no Citus.
SELECT create_reference_table(name::regclass)
FROM unnest(ARRAY['revision', 'participant', 'initiative', 'source']) AS name;

SELECT create_distributed_table('participation', 'initiative_id');
SELECT create_distributed_table('further_citation', 'initiative_id', colocate_with => 'participation');
-- All other tables are small and stay local to the coordinator.
