import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { projectRoot } from '../config/project-root.js';
import { CHANGE_SENSES, effectOf, type FactImage, senseOf } from './change.js';
import { rollTable } from './tables.js';

const FACT: FactImage = {
  ...{ participant: 'KEN', initiative: 'accord', role: 'member', participant_kind: 'state' },
  ...{ valid_from: '2020-01-01', valid_to: null, date_precision: 'day', valid_to_precision: null },
  ...{ confidence: 'verified', citations: [{ source_title: 'The list' }] },
};
const participations = rollTable('participations')!;
const sense = (
  before: FactImage | null,
  after: FactImage | null,
  stated: (typeof CHANGE_SENSES)[number] | null = null,
) => senseOf(participations, { before, after }, stated);

describe('the sense of a change', () => {
  test('without a version before is that it is new, without one after that it never was', () => {
    expect([sense(null, FACT), sense(FACT, null)]).toEqual(['RECORDED', 'RETRACTED']);
    expect([sense(null, FACT, 'UPDATED'), sense(FACT, null, 'CORRECTED')]).toEqual(['RECORDED', 'RETRACTED']);
  });

  test('is that the world changed where an open period got an end, by whatever source and however exactly', () => {
    const ended = { ...FACT, valid_to: '2024-05-01', valid_to_precision: 'month', citations: [] };
    expect(sense(FACT, ended)).toBe('UPDATED');
    expect(sense(FACT, { ...ended, confidence: 'unverified' })).toBe('CORRECTED');
  });

  test.each([
    ['another end', { ...FACT, valid_to: '2024-05-01' }, { ...FACT, valid_to: '2024-06-01' }],
    ['no end any more', { ...FACT, valid_to: '2024-05-01' }, FACT],
    ['another role', FACT, { ...FACT, role: 'observer' }],
    ['another source alone', FACT, { ...FACT, citations: [] }],
    ['the same again', FACT, FACT],
  ])('is that we were wrong with %s', (_, before, after) => {
    expect(sense(before, after)).toBe('CORRECTED');
  });

  test('is what the curator said where both versions are there', () => {
    expect(sense(FACT, { ...FACT, role: 'observer' }, 'UPDATED')).toBe('UPDATED');
    expect(sense(FACT, { ...FACT, valid_to: '2024-05-01' }, 'CORRECTED')).toBe('CORRECTED');
  });

  test('of an initiative follows from its own end, of a membership from the end with whatever note', () => {
    const initiative = { slug: 'accord', opened_on: '2020-01-01', ended_on: null, source_url: null };
    const of = (after: FactImage) => senseOf(rollTable('initiatives')!, { before: initiative, after });
    expect(of({ ...initiative, ended_on: '2024-01-01' })).toBe('UPDATED');
    expect(of({ ...initiative, ended_on: '2024-01-01', source_url: 'https://example.org' })).toBe('CORRECTED');
    const membership = { group: 'club', country: 'KEN', valid_from: '1990-01-01', valid_to: null, note: null };
    const left = { ...membership, valid_to: '2000-01-01', note: 'left' };
    expect(senseOf(rollTable('group_memberships')!, { before: membership, after: left })).toBe('UPDATED');
  });
});

test('the words of reports follow from what is there', () => {
  const effects = [
    { before: null, after: FACT },
    { before: FACT, after: FACT },
    { before: FACT, after: null },
  ].map(effectOf);
  expect(effects).toEqual(['added', 'replaced', 'closed']);
});

test('the senses are those of the API', () => {
  const sdl = readFileSync(join(projectRoot(), 'schema', 'history.graphql'), 'utf8');
  const [, body] = /enum ChangeSense (\{[^}]*\})/.exec(sdl)!;
  const type = buildSchema(`enum ChangeSense ${body} type Query { sense: ChangeSense }`).getType('ChangeSense');
  expect((type as unknown as { getValues(): { name: string }[] }).getValues().map(({ name }) => name)).toEqual([
    ...CHANGE_SENSES,
  ]);
});
