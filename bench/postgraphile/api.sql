-- What PostGraphile serves: the roll as it stands now, as views with functions over them, in a schema of its own. Figures
-- are counted as a question of method 2.0 has them that names no counting (METHOD.md, sections 2 to 6).
--
-- Written as one who knows PostgreSQL would for PostGraphile: partial indexes over what is on record now that hold every
-- column the questions need (index-only scans), STABLE functions in SQL that the planner can inline, and sets of typed
-- rows. Nothing is computed beforehand: a change is seen at once.

DROP SCHEMA IF EXISTS bench_api CASCADE;
CREATE SCHEMA bench_api;

CREATE INDEX IF NOT EXISTS bench_facts_by_initiative ON participation (initiative_id, participant_id)
  INCLUDE (role, valid, id) WHERE upper_inf(recorded);
CREATE INDEX IF NOT EXISTS bench_facts_by_participant ON participation (participant_id, initiative_id)
  INCLUDE (role, valid, id) WHERE upper_inf(recorded);
CREATE INDEX IF NOT EXISTS bench_refusals ON participation (initiative_id, participant_id) INCLUDE (valid)
  WHERE upper_inf(recorded) AND role IN ('dissociated', 'declined');
CREATE INDEX IF NOT EXISTS bench_membership_now ON group_membership (group_id, country_id) INCLUDE (valid)
  WHERE upper_inf(recorded);
CREATE INDEX IF NOT EXISTS bench_country_now ON country_version (country_id) WHERE upper_inf(recorded);
CREATE INDEX IF NOT EXISTS bench_organisation_now ON organisation_version (organisation_id) WHERE upper_inf(recorded);
CREATE INDEX IF NOT EXISTS bench_initiative_now ON initiative_version (initiative_id) WHERE upper_inf(recorded);
CREATE INDEX IF NOT EXISTS bench_initiative_by_kind ON initiative_version (kind, initiative_id) WHERE upper_inf(recorded);

-- So that the planner knows that nearly every row stands now.
CREATE STATISTICS IF NOT EXISTS bench_facts_now ON (upper_inf(recorded)) FROM participation;
CREATE STATISTICS IF NOT EXISTS bench_countries_now ON (upper_inf(recorded)) FROM country_version;
CREATE STATISTICS IF NOT EXISTS bench_initiatives_now ON (upper_inf(recorded)) FROM initiative_version;
CREATE STATISTICS IF NOT EXISTS bench_memberships_now ON (upper_inf(recorded)) FROM group_membership;
ANALYZE participation, country_version, initiative_version, group_membership;

-- Whether a period holds at a day. In place of valid @> day, for which the planner would take the GiST index of the exclusion
-- constraint: ten times slower here than the indexes above.
CREATE FUNCTION bench_api.holds(valid daterange, day date) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT lower(valid) <= day AND coalesce(day < upper(valid), true)
$$;
COMMENT ON FUNCTION bench_api.holds IS E'@behavior -*';

-- Roles (section 2): those that count where none is named, those by which a participant joins, and those in which an
-- organisation stands for its members (section 3).
CREATE FUNCTION bench_api.counts(role participation_role) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT role NOT IN ('attendee', 'recipient', 'voted_for', 'voted_against', 'abstained', 'did_not_vote', 'dissociated',
    'declined', 'expert')
$$;
CREATE FUNCTION bench_api.joins(role participation_role) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT role IN ('signatory', 'party', 'adherent', 'endorser', 'co_sponsor', 'adopter', 'member', 'p_member',
    'associate_member', 'participant', 'partner', 'drafter')
$$;
CREATE FUNCTION bench_api.stands(role participation_role) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT bench_api.joins(role) AND role NOT IN ('associate_member', 'partner')
$$;
COMMENT ON FUNCTION bench_api.counts IS E'@behavior -*';
COMMENT ON FUNCTION bench_api.joins IS E'@behavior -*';
COMMENT ON FUNCTION bench_api.stands IS E'@behavior -*';

CREATE VIEW bench_api.country AS
  SELECT p.id, p.code, v.name_en AS name, v.un_status, v.un_member_from, v.un_member_to
  FROM participant p JOIN country_version v ON v.country_id = p.id AND upper_inf(v.recorded);
COMMENT ON VIEW bench_api.country IS E'@primaryKey id\n@unique code';

CREATE VIEW bench_api.participant AS
  SELECT p.id, p.kind, p.code, coalesce(c.name_en, o.name_en) AS name
  FROM participant p
  LEFT JOIN country_version c ON c.country_id = p.id AND upper_inf(c.recorded)
  LEFT JOIN organisation_version o ON o.organisation_id = p.id AND upper_inf(o.recorded);
COMMENT ON VIEW bench_api.participant IS E'@primaryKey id';

CREATE VIEW bench_api.initiative AS
  SELECT i.id, i.slug, v.name_en AS name, v.kind, v.opened_on
  FROM initiative i JOIN initiative_version v ON v.initiative_id = i.id AND upper_inf(v.recorded);
COMMENT ON VIEW bench_api.initiative IS E'@primaryKey id\n@unique slug';

CREATE VIEW bench_api.participation AS
  SELECT id, participant_id, initiative_id, role, lower(valid) AS valid_from, upper(valid) AS valid_to
  FROM participation WHERE upper_inf(recorded);
COMMENT ON VIEW bench_api.participation IS
  E'@primaryKey id\n@foreignKey (initiative_id) references bench_api.initiative (id)\n@foreignKey (participant_id) references bench_api.participant (id)';

-- W1: what a country takes part in at a date, by initiative, role and start. Walks the initiatives in their order, so that
-- a page needs no more than its rows, however many there are.
CREATE FUNCTION bench_api.country_participations(country bench_api.country, as_of date)
RETURNS SETOF bench_api.participation LANGUAGE sql STABLE ROWS 100 AS $$
  SELECT p.id, p.participant_id, p.initiative_id, p.role, lower(p.valid), upper(p.valid)
  FROM public.initiative i CROSS JOIN LATERAL (
    SELECT * FROM public.participation p
    WHERE p.initiative_id = i.id AND p.participant_id = country.id AND upper_inf(p.recorded) AND bench_api.holds(p.valid, as_of)
    OFFSET 0
  ) p
  ORDER BY i.slug, p.role, lower(p.valid), p.id
$$;
-- W2: the same where all are wanted: found by the country, then sorted.
CREATE FUNCTION bench_api.country_all_participations(country bench_api.country, as_of date)
RETURNS SETOF bench_api.participation LANGUAGE sql STABLE ROWS 100 AS $$
  SELECT p.id, p.participant_id, p.initiative_id, p.role, lower(p.valid), upper(p.valid)
  FROM public.initiative i JOIN public.participation p ON p.initiative_id = i.id
  WHERE p.participant_id = country.id AND upper_inf(p.recorded) AND bench_api.holds(p.valid, as_of)
  ORDER BY i.slug, p.role, lower(p.valid), p.id
$$;

-- W5: who takes part in an initiative at a date, by kind, code, role and start, in whatever role; and how many do so in a
-- role that counts.
CREATE FUNCTION bench_api.initiative_participations(initiative bench_api.initiative, as_of date)
RETURNS SETOF bench_api.participation LANGUAGE sql STABLE ROWS 50 AS $$
  SELECT p.id, p.participant_id, p.initiative_id, p.role, lower(p.valid), upper(p.valid)
  FROM public.participation p JOIN public.participant who ON who.id = p.participant_id
  WHERE p.initiative_id = initiative.id AND upper_inf(p.recorded) AND bench_api.holds(p.valid, as_of)
  ORDER BY who.kind, who.code, p.role, lower(p.valid), p.id
$$;
CREATE FUNCTION bench_api.initiative_participant_count(initiative bench_api.initiative, as_of date)
RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT count(DISTINCT p.participant_id)::integer FROM public.participation p
  WHERE p.initiative_id = initiative.id AND upper_inf(p.recorded) AND bench_api.counts(p.role)
    AND bench_api.holds(p.valid, as_of)
$$;

-- When states were members of the United Nations: recorded days count even of a state that is no member today, and a
-- member without any always was one. Only the few with interruptions need to be taken apart.
CREATE VIEW bench_api.un_membership AS
  SELECT v.country_id, daterange(v.un_member_from, v.un_member_to) AS valid
  FROM country_version v
  WHERE upper_inf(v.recorded) AND (v.un_status = 'member' OR v.un_member_from IS NOT NULL OR v.un_member_to IS NOT NULL)
    AND v.un_membership_breaks IS NULL
  UNION ALL
  SELECT v.country_id, period
  FROM country_version v
  CROSS JOIN LATERAL (
    SELECT range_agg(daterange(split_part(b, '/', 1)::date, split_part(b, '/', 2)::date)) AS breaks
    FROM string_to_table(v.un_membership_breaks, '|') b
  ) b
  CROSS JOIN LATERAL unnest(datemultirange(daterange(v.un_member_from, v.un_member_to)) - b.breaks) period
  WHERE upper_inf(v.recorded) AND v.un_membership_breaks IS NOT NULL;
COMMENT ON VIEW bench_api.un_membership IS E'@behavior -*';

-- The same at a date, said so that the planner expects many.
CREATE FUNCTION bench_api.members(as_of date)
RETURNS TABLE (id integer, code text) LANGUAGE sql STABLE ROWS 193 AS $$
  SELECT p.id, p.code FROM public.country_version v JOIN public.participant p ON p.id = v.country_id
  WHERE upper_inf(v.recorded) AND (v.un_status = 'member' OR v.un_member_from IS NOT NULL OR v.un_member_to IS NOT NULL)
    AND coalesce(v.un_member_from <= as_of, true) AND coalesce(as_of < v.un_member_to, true)
    AND (v.un_membership_breaks IS NULL OR NOT EXISTS (
      SELECT FROM string_to_table(v.un_membership_breaks, '|') b
      WHERE split_part(b, '/', 1)::date <= as_of AND as_of < split_part(b, '/', 2)::date))
$$;
COMMENT ON FUNCTION bench_api.members IS E'@behavior -*';

-- Whom organisations bring along, and when: in what an organisation adopted as such, its members while they are, less the
-- time in which they refuse (section 3, AS_ADOPTED).
CREATE VIEW bench_api.brought_along AS
  SELECT p.initiative_id, m.country_id, spell AS valid
  FROM initiative_version v
  JOIN participation p ON p.initiative_id = v.initiative_id AND upper_inf(p.recorded) AND bench_api.stands(p.role)
  JOIN organisation_version o ON o.organisation_id = p.participant_id AND upper_inf(o.recorded)
  JOIN group_membership m ON m.group_id = o.members_group_id AND upper_inf(m.recorded)
  CROSS JOIN LATERAL (
    SELECT range_agg(r.valid) AS refused FROM participation r
    WHERE r.initiative_id = p.initiative_id AND r.participant_id = m.country_id AND upper_inf(r.recorded)
      AND r.role IN ('dissociated', 'declined')
  ) r
  CROSS JOIN LATERAL unnest(datemultirange(p.valid * m.valid) - coalesce(r.refused, '{}')) spell
  WHERE upper_inf(v.recorded) AND v.adoption = 'by_organisation';
COMMENT ON VIEW bench_api.brought_along IS E'@behavior -*';

-- W3: the k-of-n distribution over initiatives, with the countries of each bucket.
CREATE TYPE bench_api.distribution_bucket AS (k integer, size integer, share double precision, countries text[]);
CREATE FUNCTION bench_api.distribution(slugs text[], as_of date)
RETURNS SETOF bench_api.distribution_bucket LANGUAGE sql STABLE ROWS 8 AS $$
  WITH chosen AS MATERIALIZED (
    SELECT i.id FROM public.initiative i WHERE i.slug = ANY (slugs)
  ), present AS (
    SELECT p.participant_id, p.initiative_id
    FROM chosen c JOIN public.participation p ON p.initiative_id = c.id
    WHERE upper_inf(p.recorded) AND bench_api.counts(p.role) AND bench_api.holds(p.valid, as_of)
    UNION
    SELECT b.country_id, b.initiative_id
    FROM chosen c JOIN bench_api.brought_along b ON b.initiative_id = c.id
    WHERE bench_api.holds(b.valid, as_of)
  ), coverage AS (
    SELECT participant_id, count(*)::integer AS k FROM present GROUP BY participant_id
  ), counted AS (
    SELECT coalesce(c.k, 0) AS k, count(*)::integer AS size, array_agg(m.code ORDER BY m.code) AS countries
    FROM bench_api.members(as_of) m LEFT JOIN coverage c ON c.participant_id = m.id
    GROUP BY 1
  )
  SELECT n.k, coalesce(c.size, 0), coalesce(c.size, 0) / (SELECT sum(size) FROM counted)::double precision,
    coalesce(c.countries, '{}')
  FROM generate_series(0, cardinality(slugs)) n(k) LEFT JOIN counted c ON c.k = n.k
  ORDER BY n.k
$$;

-- W4: members, participants and seats of the UN regional groups at the end of each year, over a kind of initiative; without
-- texts of the whole world that an organisation adopted as such, which count only where they are named (section 3).
-- Spells of one country in one initiative are merged first, then counted as changes from year to year: each fact is
-- touched once, however many years are asked for.
CREATE TYPE bench_api.series_row AS (
  year integer, partial boolean, regional_group text, members integer, participants integer, seats integer,
  seat_share double precision, representation_ratio double precision);
-- The first year at whose point (31 December, in the running year the data's own date) a day has come.
CREATE FUNCTION bench_api.point_year(day date, through date)
RETURNS integer LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN day = 'infinity' THEN 9999 WHEN day = '-infinity' THEN 0 ELSE extract(year FROM day)::integer
    + CASE WHEN day > through AND extract(year FROM day) = extract(year FROM through) THEN 1 ELSE 0 END END
$$;
COMMENT ON FUNCTION bench_api.point_year IS E'@behavior -*';
CREATE FUNCTION bench_api.series(kind public.initiative_kind, cumulative boolean, from_year integer, to_year integer)
RETURNS SETOF bench_api.series_row LANGUAGE plpgsql STABLE ROWS 162
-- Planning for each question anew, as PostgreSQL would, takes longer than it saves.
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  through date := (SELECT data_through FROM public.revision ORDER BY id DESC LIMIT 1);
BEGIN
  RETURN QUERY
  WITH chosen AS MATERIALIZED (
    SELECT v.initiative_id FROM public.initiative_version v
    WHERE v.kind = series.kind AND upper_inf(v.recorded)
      AND NOT (v.scope = 'universal' AND v.adoption = 'by_organisation')
  ), brought AS MATERIALIZED (
    SELECT b.initiative_id, b.country_id AS participant_id, b.valid
    FROM chosen c JOIN bench_api.brought_along b ON b.initiative_id = c.initiative_id
  ), pairs AS MATERIALIZED (
    SELECT p.initiative_id, p.participant_id, count(*) AS spells,
      min(lower(p.valid)) AS first, max(coalesce(upper(p.valid), 'infinity')) AS last
    FROM (
      SELECT p.initiative_id, p.participant_id, p.valid
      FROM chosen c JOIN public.participation p ON p.initiative_id = c.initiative_id
      WHERE upper_inf(p.recorded) AND bench_api.counts(p.role)
      UNION ALL SELECT * FROM brought
    ) p
    GROUP BY p.initiative_id, p.participant_id
  ), several AS MATERIALIZED (
    SELECT a.initiative_id, a.participant_id FROM pairs a WHERE a.spells > 1 AND NOT cumulative
  ), merged AS (
    SELECT a.participant_id, a.first, CASE WHEN cumulative THEN 'infinity' ELSE a.last END AS last
    FROM pairs a WHERE a.spells = 1 OR cumulative
    UNION ALL
    -- Few take part twice in one initiative: only theirs need merging.
    SELECT r.participant_id, lower(spell), coalesce(upper(spell), 'infinity')
    FROM (
      SELECT a.participant_id, range_agg(a.valid) AS spells
      FROM (
        SELECT p.initiative_id, p.participant_id, p.valid
        FROM several s JOIN public.participation p
          ON p.initiative_id = s.initiative_id AND p.participant_id = s.participant_id
        WHERE upper_inf(p.recorded) AND bench_api.counts(p.role)
        UNION ALL SELECT * FROM several JOIN brought USING (initiative_id, participant_id)
      ) a
      GROUP BY a.initiative_id, a.participant_id
    ) r, unnest(r.spells) spell
  ), periods AS MATERIALIZED (
    SELECT m.participant_id, bench_api.point_year(m.first, through) AS first,
      bench_api.point_year(m.last, through) AS last, count(*)::integer AS seats
    FROM merged m GROUP BY 1, 2, 3
  ), groups AS MATERIALIZED (
    SELECT g.position, g.group_id, cg.slug FROM public.scheme_group g
    JOIN public.scheme s ON s.id = g.scheme_id JOIN public.country_group cg ON cg.id = g.group_id
    WHERE s.slug = 'un-regional-groups' AND upper_inf(g.recorded)
  ), affiliations AS MATERIALIZED (
    -- Of a UN member with a group, the first where it is listed in several; position 0: of a UN member at all.
    SELECT u.country_id, m.position,
      bench_api.point_year(coalesce(lower(period), '-infinity'), through) AS first,
      bench_api.point_year(coalesce(upper(period), 'infinity'), through) AS last
    FROM (
      SELECT m.country_id, g.position, datemultirange(m.valid) - coalesce(range_agg(m.valid) OVER (
          PARTITION BY m.country_id ORDER BY g.position RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), '{}') AS valid
      FROM groups g JOIN public.group_membership m ON m.group_id = g.group_id AND upper_inf(m.recorded)
    ) m
    JOIN bench_api.un_membership u ON u.country_id = m.country_id
    CROSS JOIN LATERAL unnest(m.valid * datemultirange(u.valid)) period
    UNION ALL
    SELECT u.country_id, 0, bench_api.point_year(coalesce(lower(u.valid), '-infinity'), through),
      bench_api.point_year(coalesce(upper(u.valid), 'infinity'), through)
    FROM bench_api.un_membership u
  ), seats AS (
    SELECT y AS year, p.participant_id, sum(p.seats) AS seats
    FROM periods p, generate_series(greatest(p.first, from_year), least(p.last - 1, to_year)) y
    GROUP BY 1, 2
  ), seated AS MATERIALIZED (
    SELECT s.year, a.position, count(*)::integer AS participants, sum(s.seats)::integer AS seats
    FROM seats s JOIN affiliations a ON a.country_id = s.participant_id AND a.first <= s.year AND s.year < a.last
    GROUP BY 1, 2
  ), belonging AS (
    SELECT y AS year, a.position, sum(a.members)::integer AS members
    FROM (SELECT position, first, last, count(*) AS members FROM affiliations GROUP BY 1, 2, 3) a,
      generate_series(greatest(a.first, from_year), least(a.last - 1, to_year)) y
    GROUP BY 1, 2
  ), standing AS MATERIALIZED (
    SELECT y AS year, g.position, g.slug, coalesce(b.members, 0) AS members,
      coalesce(s.participants, 0) AS participants, coalesce(s.seats, 0) AS seats
    FROM generate_series(from_year, to_year) y CROSS JOIN (SELECT 0 AS position, NULL AS slug UNION ALL SELECT position, slug FROM groups) g
    LEFT JOIN belonging b ON b.year = y AND b.position = g.position
    LEFT JOIN seated s ON s.year = y AND s.position = g.position
  ), rest AS (
    -- Everyone less those in a group: what is left is not classified.
    SELECT s.year, 1000, 'not-classified', 2 * max(s.members) FILTER (WHERE s.position = 0) - sum(s.members)::integer AS members,
      2 * max(s.participants) FILTER (WHERE s.position = 0) - sum(s.participants)::integer,
      2 * max(s.seats) FILTER (WHERE s.position = 0) - sum(s.seats)::integer
    FROM standing s GROUP BY 1
  )
  SELECT s.year, make_date(s.year, 12, 31) > through, s.slug, s.members, s.participants, s.seats,
    s.seats / nullif(t.seats, 0)::double precision,
    s.seats / nullif(t.seats, 0)::double precision / (nullif(s.members, 0) / t.members::double precision)
  FROM (SELECT * FROM standing WHERE position > 0 UNION ALL SELECT * FROM rest WHERE rest.members > 0) s
  JOIN standing t ON t.year = s.year AND t.position = 0
  ORDER BY s.year, s.position;
END $$;

-- W6: the members of a group at a date that are missing from each of some initiatives, and why: the first reason that holds
-- (section 4).
CREATE TYPE bench_api.absence_reason AS ENUM (
  'not_open', 'withdrew', 'declined', 'unknown', 'through_organisation', 'not_eligible', 'not_invited_or_declined',
  'never_joined');
CREATE TYPE bench_api.absence AS (country text, reason bench_api.absence_reason, withdrew_on date);
CREATE TYPE bench_api.initiative_gap AS (initiative text, missing_count integer, missing bench_api.absence[]);
CREATE TYPE bench_api.country_gap AS (country text, coverage integer, missing text[]);
CREATE TYPE bench_api.gaps AS (
  universe_size integer, countries bench_api.country_gap[], initiatives bench_api.initiative_gap[]);

CREATE FUNCTION bench_api.gaps(slugs text[], group_slug text, as_of date, fewer_than integer)
RETURNS bench_api.gaps LANGUAGE sql STABLE AS $$
  WITH states AS MATERIALIZED (
    SELECT m.id, m.code FROM bench_api.members(as_of) m
    JOIN public.group_membership g ON g.country_id = m.id AND upper_inf(g.recorded) AND bench_api.holds(g.valid, as_of)
    WHERE g.group_id = (SELECT cg.id FROM public.country_group cg WHERE cg.slug = group_slug)
  ), chosen AS MATERIALIZED (
    SELECT i.id, i.slug, v.adoption, v.list_completeness, v.openness, v.eligible_group_id,
      as_of < v.opened_on OR as_of >= v.ended_on AS not_open,
      -- A complete list is relied on for a year after its check, for ever where nobody could be added any more by then.
      v.list_completeness <> 'not_applicable' AND (v.list_completeness <> 'complete' OR v.list_checked_on IS NULL
        OR (as_of > v.list_checked_on + interval '1 year'
          AND coalesce(v.list_checked_on < least(v.list_closed_on, v.ended_on), true))) AS incomplete
    FROM public.initiative i JOIN public.initiative_version v ON v.initiative_id = i.id AND upper_inf(v.recorded)
    WHERE i.slug = ANY (slugs)
  ), facts AS MATERIALIZED (
    SELECT p.initiative_id, p.participant_id, p.role, p.valid, p.date_precision
    FROM chosen c JOIN public.participation p ON p.initiative_id = c.id
    WHERE upper_inf(p.recorded)
  ), own AS (
    SELECT f.initiative_id, f.participant_id,
      bool_or(bench_api.counts(f.role) AND bench_api.holds(f.valid, as_of)) AS present,
      -- The first day without. What is open on the day went on until then, so that every end before it is a withdrawal.
      max(upper(f.valid)) FILTER (WHERE bench_api.joins(f.role) AND upper(f.valid) <= as_of) AS ended,
      bool_or(f.role IN ('dissociated', 'declined', 'voted_against') AND bench_api.holds(f.valid, as_of)) AS declined
    FROM facts f WHERE lower(f.valid) <= as_of
    GROUP BY 1, 2
  ), brought AS (
    SELECT b.initiative_id, b.country_id, bool_or(bench_api.holds(b.valid, as_of)) AS present,
      max(upper(b.valid)) FILTER (WHERE upper(b.valid) <= as_of) AS ended
    FROM chosen c JOIN bench_api.brought_along b ON b.initiative_id = c.id
    WHERE lower(b.valid) <= as_of
    GROUP BY 1, 2
  ), standing AS MATERIALIZED (
    -- Organisations that stand for their members, whether that counts or not.
    SELECT f.initiative_id, f.valid, o.members_group_id
    FROM facts f JOIN public.organisation_version o ON o.organisation_id = f.participant_id AND upper_inf(o.recorded)
    WHERE bench_api.stands(f.role)
  ), through AS (
    SELECT DISTINCT s.initiative_id, m.country_id
    FROM standing s JOIN public.group_membership m ON m.group_id = s.members_group_id AND upper_inf(m.recorded)
    WHERE bench_api.holds(s.valid, as_of) AND bench_api.holds(m.valid, as_of)
  ), next AS MATERIALIZED (
    SELECT DISTINCT ON (f.initiative_id, f.participant_id, f.role) f.*
    FROM facts f WHERE bench_api.counts(f.role) AND lower(f.valid) > as_of
    ORDER BY f.initiative_id, f.participant_id, f.role, lower(f.valid)
  ), uncertain AS (
    -- What begins next "no later than" a day may have begun; what follows it in the same role begins after its end.
    SELECT n.initiative_id, n.participant_id FROM next n WHERE n.date_precision = 'no_later_than'
    UNION
    SELECT n.initiative_id, m.country_id
    FROM next n JOIN chosen c ON c.id = n.initiative_id AND c.adoption = 'by_organisation'
    JOIN public.organisation_version o ON o.organisation_id = n.participant_id AND upper_inf(o.recorded)
    JOIN public.group_membership m ON m.group_id = o.members_group_id AND upper_inf(m.recorded)
    WHERE n.date_precision = 'no_later_than' AND bench_api.stands(n.role) AND bench_api.holds(m.valid, as_of)
  ), region AS (
    SELECT c.id AS initiative_id, m.country_id
    FROM chosen c JOIN public.group_membership m ON m.group_id = c.eligible_group_id AND upper_inf(m.recorded)
    WHERE c.openness = 'regional' AND bench_api.holds(m.valid, as_of)
  ), pairs AS MATERIALIZED (
    SELECT c.slug, s.code, w.present, r.reason, CASE WHEN r.reason = 'withdrew' THEN w.ended END AS withdrew_on
    FROM chosen c CROSS JOIN states s
    LEFT JOIN own o ON o.initiative_id = c.id AND o.participant_id = s.id
    LEFT JOIN brought b ON b.initiative_id = c.id AND b.country_id = s.id
    LEFT JOIN through t ON t.initiative_id = c.id AND t.country_id = s.id
    LEFT JOIN uncertain u ON u.initiative_id = c.id AND u.participant_id = s.id
    LEFT JOIN region e ON e.initiative_id = c.id AND e.country_id = s.id
    CROSS JOIN LATERAL (
      SELECT coalesce(o.present, false) OR coalesce(b.present, false) AS present, greatest(o.ended, b.ended) AS ended,
        CASE WHEN c.openness = 'regional' AND c.eligible_group_id IS NOT NULL THEN e.country_id IS NOT NULL END AS of_region
    ) w
    CROSS JOIN LATERAL (
      SELECT CASE WHEN w.present THEN NULL
        WHEN c.not_open THEN 'not_open'
        WHEN w.ended IS NOT NULL THEN 'withdrew'
        WHEN o.declined THEN 'declined'
        WHEN c.incomplete OR u.participant_id IS NOT NULL THEN 'unknown'
        WHEN t.country_id IS NOT NULL THEN 'through_organisation'
        WHEN c.adoption = 'issued' AND c.list_completeness = 'not_applicable' THEN 'not_eligible'
        -- Outside all organisations that adopted it: where one's members, or none of them, are on record, who can say?
        WHEN c.adoption = 'by_organisation' AND NOT EXISTS (
          SELECT FROM standing a JOIN public.group_membership m ON m.group_id = a.members_group_id
          WHERE a.initiative_id = c.id AND m.country_id = s.id AND upper_inf(m.recorded) AND bench_api.holds(m.valid, as_of)
        ) THEN CASE WHEN coalesce(w.of_region,
            (SELECT bool_or(a.members_group_id IS NULL) FROM standing a WHERE a.initiative_id = c.id), true)
          THEN 'unknown' ELSE 'not_eligible' END
        WHEN c.openness = 'closed' OR NOT w.of_region THEN 'not_eligible'
        WHEN c.openness = 'by_invitation' THEN 'not_invited_or_declined'
        ELSE 'never_joined' END::bench_api.absence_reason AS reason
    ) r
  ), by_country AS (
    SELECT code, count(*) FILTER (WHERE present)::integer AS coverage,
      coalesce(array_agg(slug ORDER BY slug) FILTER (WHERE NOT present), '{}') AS missing
    FROM pairs GROUP BY code
  ), by_initiative AS (
    SELECT slug, count(*)::integer AS missing_count,
      array_agg(ROW(code, reason, withdrew_on)::bench_api.absence ORDER BY code) AS missing
    FROM pairs WHERE NOT present GROUP BY slug
  )
  SELECT (SELECT count(*)::integer FROM states),
    (SELECT coalesce(array_agg(ROW(code, coverage, missing)::bench_api.country_gap ORDER BY code), '{}')
     FROM by_country WHERE coverage < fewer_than),
    (SELECT coalesce(array_agg(ROW(c.slug, coalesce(g.missing_count, 0), coalesce(g.missing, '{}'))::bench_api.initiative_gap
       ORDER BY c.slug), '{}')
     FROM chosen c LEFT JOIN by_initiative g ON g.slug = c.slug)
$$;
