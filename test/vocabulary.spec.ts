import { shippedSchema } from '../src/datapackage/descriptor.js';
import { ROLE_CLASSES, ROLES_OF_JOINING, VOTES } from '../src/datapackage/role-classes.js';
import {
  ACT_TERMS,
  ADOPTION_TERMS,
  COMPLETENESS_TERMS,
  CONFIDENCE_TERMS,
  FAMILY_TERMS,
  FOCUS_TERMS,
  KIND_TERMS,
  MANNER_TERMS,
  OPENNESS_TERMS,
  ORGANISATION_KIND_TERMS,
  PRECISION_TERMS,
  ROLE_TERMS,
  ROLES,
  SCOPE_TERMS,
  TOPIC_TERMS,
  UN_STATUS_TERMS,
} from '../src/domain/vocabulary.js';
import { createTestDatabase, type TestDatabase } from './support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const inFiles = (terms: object) => Object.keys(terms).map((word) => word.toLowerCase());

test.each<[string, object, string | null, string]>([
  ['participation_role', ROLE_TERMS, 'participations', 'role'],
  ['date_precision', PRECISION_TERMS, 'participations', 'date_precision'],
  ['date_precision', PRECISION_TERMS, 'participations', 'valid_to_precision'],
  ['date_precision', PRECISION_TERMS, 'initiatives', 'opened_precision'],
  ['confidence', CONFIDENCE_TERMS, 'participations', 'confidence'],
  ['un_status', UN_STATUS_TERMS, 'countries', 'un_status'],
  ['act_kind', ACT_TERMS, 'acts', 'act'],
  ['initiative_kind', KIND_TERMS, 'initiatives', 'kind'],
  ['initiative_scope', SCOPE_TERMS, 'initiatives', 'scope'],
  ['openness', OPENNESS_TERMS, 'initiatives', 'openness'],
  ['completeness', COMPLETENESS_TERMS, 'initiatives', 'list_completeness'],
  ['initiative_focus', FOCUS_TERMS, 'initiatives', 'focus'],
  ['adoption', ADOPTION_TERMS, 'initiatives', 'adoption'],
  ['decision_manner', MANNER_TERMS, 'initiatives', 'manner'],
  ['organisation_kind', ORGANISATION_KIND_TERMS, 'organisations', 'kind'],
  ['lead_family', FAMILY_TERMS, 'organisations', 'family'],
  ['initiative_topic', TOPIC_TERMS, null, 'topics'],
])(
  'the words of %s are those of the vocabulary, in the database and in the files',
  async (type, terms, table, column) => {
    const { pool } = await database.open();
    const { rows } = await pool.query<{ word: string }>(`SELECT unnest(enum_range(NULL::${type}))::text AS word`);
    const words = inFiles(terms).sort();
    expect(rows.map(({ word }) => word).sort()).toEqual(words);
    if (table === null) return;
    const field = shippedSchema(table).fields.find(({ name }) => name === column)!;
    expect([...field.enum!].sort()).toEqual(words);
  },
);

test('the rules of the files speak of roles that there are', () => {
  expect(Object.values(ROLE_CLASSES).flat().sort()).toEqual(
    inFiles(Object.fromEntries(ROLES.map((role) => [role, 0]))).sort(),
  );
  // Method 2.0, section B: twelve roles of commitment and membership, partner aside eleven; four positions in a vote.
  expect(ROLES_OF_JOINING).toEqual([
    ...['signatory', 'party', 'adherent', 'endorser', 'co_sponsor', 'adopter'],
    ...['member', 'p_member', 'drafter', 'participant', 'associate_member'],
  ]);
  for (const vote of VOTES) expect(ROLE_CLASSES.POSITION).toContain(vote);
});
