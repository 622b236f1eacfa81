import { beginningOf, changeOf, draftOf, EMPTY_DRAFT, type Fact, placeOf } from '../../web/src/curation/draft.js';

const FACT: Fact = {
  id: 'Participation:7',
  role: 'ENDORSER',
  validFrom: '2023-11-01',
  validTo: '2024-06-01',
  datePrecision: 'MONTH',
  validToPrecision: null,
  confidence: 'VERIFIED',
  supersededAt: null,
  citations: [{ url: 'https://example.org', title: 'List', publisher: null, accessedOn: '2026-01-02', evidence: null }],
  participant: { __typename: 'Country', id: 'Country:KEN', name: '肯尼亚', code: 'KEN' },
  initiative: { slug: 'bletchley-declaration', name: '布莱切利宣言' },
};

describe('a change, from the fields of its form', () => {
  test('a correction names what is other than on record, and nothing else', () => {
    const draft = draftOf(FACT);
    expect(draft).toMatchObject({ participant: 'KEN', validFrom: '2023-11', validTo: '2024-06-01' });
    expect(changeOf('correct', draft, FACT)).toEqual({ correctParticipation: { id: FACT.id } });
    expect(changeOf('correct', { ...draft, role: 'ADHERENT', validFrom: ' 2023 ' }, FACT)).toEqual({
      correctParticipation: { id: FACT.id, role: 'ADHERENT', validFrom: '2023' },
    });
  });

  test('an end that is taken away is no end at all; one that is given is the day', () => {
    const draft = draftOf(FACT);
    expect(changeOf('correct', { ...draft, validTo: '' }, FACT)).toEqual({
      correctParticipation: { id: FACT.id, open: true },
    });
    expect(changeOf('correct', { ...draft, validTo: '2025-01-01' }, FACT)).toEqual({
      correctParticipation: { id: FACT.id, validTo: '2025-01-01' },
    });
  });

  test('how exactly the start is known is said with the start, for alone it would be of the start on record', () => {
    const draft = draftOf(FACT);
    expect(changeOf('correct', { ...draft, noLaterThan: true, validFrom: '2023-11-02' }, FACT)).toEqual({
      correctParticipation: { id: FACT.id, validFrom: '2023-11-02', datePrecision: 'NO_LATER_THAN' },
    });
    const latest: Fact = { ...FACT, datePrecision: 'NO_LATER_THAN' };
    expect(changeOf('correct', { ...draftOf(latest), noLaterThan: false }, latest)).toEqual({
      correctParticipation: { id: FACT.id, validFrom: '2023-11-01' },
    });
  });

  test('sources that are other replace all on record, each without what is not given', () => {
    const [source] = draftOf(FACT).sources;
    const sources = [source!, { ...EMPTY_DRAFT.sources[0]!, title: ' Other ' }];
    expect(changeOf('correct', { ...draftOf(FACT), sources }, FACT)).toEqual({
      correctParticipation: {
        id: FACT.id,
        citations: [{ url: 'https://example.org', title: 'List', accessedOn: '2026-01-02' }, { title: 'Other' }],
      },
    });
  });

  test('an end begins with empty fields, for its source is another; a retraction is the fact alone', () => {
    const draft = beginningOf('end', FACT, { participant: 'KEN', initiative: 'x' });
    expect(draft).toEqual({ ...EMPTY_DRAFT, participant: 'KEN', initiative: 'bletchley-declaration' });
    const sources = [{ ...EMPTY_DRAFT.sources[0]!, url: 'https://example.org/left' }];
    expect(changeOf('end', { ...draft, validTo: '2026-11-01', sources }, FACT)).toEqual({
      endParticipation: { id: FACT.id, validTo: '2026-11-01', citations: [{ url: 'https://example.org/left' }] },
    });
    expect(changeOf('retract', draft, FACT)).toEqual({ retractParticipation: { id: FACT.id } });
  });

  test('a problem is placed at the field that the API names', () => {
    expect(placeOf('recordParticipation.citations.url')).toBe('citations.url');
    expect(placeOf('recordParticipation')).toBeNull();
    expect(placeOf(null)).toBeNull();
  });
});
