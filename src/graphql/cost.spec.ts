import { type DocumentNode, getOperationAST, parse, validate } from 'graphql';
import { costTree, type FieldCost, selectionSize, sizingArguments, sizingKey } from './cost.js';
import { sdlSchema } from './sdl-schema.js';
import type { Share, Sizes } from './sizes.js';

const schema = sdlSchema();
const share = (most: number, all: number): Share => ({ most, all });

/** A roll of 200 states, 40 initiatives and 3000 facts, of which no state has more than 60 and no initiative more than 90. */
const sizes: Sizes = {
  states: 200,
  organisations: 10,
  initiatives: 40,
  facts: 3_000,
  groups: 30,
  schemes: 4,
  sets: 3,
  releases: 2,
  groupsOfScheme: share(5, 18),
  schemesOfGroup: share(2, 18),
  membersOfGroup: share(134, 900),
  groupsOfState: share(9, 900),
  membersOfOrganisation: share(55, 120),
  factsOfInitiative: share(90, 3_000),
  factsOfParticipant: share(60, 3_000),
  children: share(3, 7),
  leads: share(2, 12),
  aliases: share(4, 30),
  topics: share(3, 80),
  initiativesOfSet: share(7, 12),
  rowsOfFact: 3,
  formerNames: share(2, 8),
  versionsOfInitiative: share(3, 60),
  memberships: share(134, 950),
  through: share(2, 300),
  initiativesIn: (set) => (set === 'seven' ? 7 : undefined),
};

type Variables = Readonly<Record<string, unknown>>;
const treeOf = (query: string, variables: Variables = {}) => costTree(schema, valid(query), null, variables, sizes);

function valid(query: string): DocumentNode {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  return document;
}

/** How many objects or values a field may have, by its path in the names of the answer. */
function countOf(query: string, path: string, variables?: Variables): number | undefined {
  const find = (tree: FieldCost): number | undefined =>
    tree.path === path ? tree.count : tree.children.map(find).find((count) => count !== undefined);
  return find(treeOf(query, variables));
}

describe('how long a page may be', () => {
  test.each<[string, number]>([
    ['', 100],
    ['(first: 7)', 7],
    ['(last: 7)', 7],
    ['(last: 150)', 150],
    ['(last: 500)', 200],
    ['(first: 100000)', 200],
    ['(first: 0)', 0],
    ['(first: -1)', 0],
    ['(filter: {codes: ["KEN", "GBR", "USA"]})', 3],
    ['(filter: {codes: "KEN"})', 1],
    ['(last: 2, filter: {codes: ["KEN", "GBR", "USA"]})', 2],
    ['(filter: {codes: []})', 0],
    ['(filter: {coverage: {atLeast: 1}})', 100],
    ['(filter: null)', 100],
  ])('countries%s: at most %i', (args, most) => {
    expect(countOf(`{ countries${args} { nodes { code } } }`, 'countries.nodes')).toBe(most);
    expect(countOf(`{ countries${args} { edges { node { code } } } }`, 'countries.edges.node')).toBe(most);
  });

  test.each<[string, Variables, number]>([
    ['first: $n', { n: 30 }, 30],
    ['last: $n', { n: 150 }, 150],
    ['last: $n', {}, 20],
    ['last: $n', { n: null }, 100],
  ])('countries(%s) with %j: at most %i', (args, variables, most) => {
    const query = `query ($n: Int = 20) { countries(${args}) { nodes { code } } }`;
    expect(countOf(query, 'countries.nodes', variables)).toBe(most);
  });

  test('a variable that was not sent and has no default says nothing', () => {
    expect(countOf('query ($n: Int) { countries(first: $n) { nodes { code } } }', 'countries.nodes')).toBe(100);
  });

  test('a list beneath a list is as often there, and no longer in sum than all there is', () => {
    const beneath = (first: number) =>
      countOf(`{ initiatives(first: ${first}) { nodes { participations(first: 80) { nodes { role } } } } }`, PATH);
    const PATH = 'initiatives.nodes.participations.nodes';
    // Each of ten initiatives at most 80 of its 90; of forty at most the 3000 that are on record.
    expect(beneath(10)).toBe(800);
    expect(beneath(40)).toBe(3_000);
  });

  test('beneath things that may be named again and again, all there is bounds nothing', () => {
    const query =
      '{ gaps(selection: {}) { initiatives { missing { country { participations { nodes { role } } } } } } }';
    // Forty initiatives, 200 states in each, and of each of these at most sixty.
    expect(countOf(query, 'gaps.initiatives.missing.country.participations.nodes')).toBe(40 * 200 * 60);
  });
});

describe('how many initiatives a selection may hold', () => {
  test.each<[unknown, number]>([
    [null, 40],
    [undefined, 40],
    [{}, 40],
    [{ set: 'seven' }, 7],
    [{ set: 'unknown' }, 40],
    [{ initiatives: ['a', 'b'] }, 2],
    [{ initiatives: 'a' }, 1],
    [{ set: 'seven', initiatives: ['a', 'b'] }, 2],
    [{ set: 'seven', initiatives: Array(9).fill('a') }, 7],
    [{ initiatives: Array(99).fill('a') }, 40],
  ])('%j: at most %i', (selection, most) => {
    expect(selectionSize(selection, sizes)).toBe(most);
  });

  test('it bounds what stands beneath, unless that has one of its own', () => {
    const query = '{ distribution(selection: { set: "seven" }) { initiatives { slug } buckets { size } } }';
    expect(countOf(query, 'distribution.initiatives')).toBe(7);
    expect(countOf(query, 'distribution.buckets')).toBe(8);
    const variable = 'query ($s: SelectionInput!) { distribution(selection: $s) { initiatives { slug } } }';
    expect(countOf(variable, 'distribution.initiatives', { s: { initiatives: ['a', 'b'] } })).toBe(2);
  });
});

describe('what an operation costs', () => {
  const cost = (query: string, variables?: Variables) => treeOf(query, variables).cost;

  test('is at least the bytes of what may be answered', () => {
    // {"code":"KEN"}, of each of two hundred.
    expect(cost('{ countries(first: 200) { nodes { code } } }')).toBeGreaterThan(200 * '{"code":"KEN"},'.length);
  });

  test('is the same for the last as for the first so many', () => {
    const asked = (args: string) => cost(`{ countries(${args}) { nodes { code name } } }`);
    expect(asked('last: 150')).toBe(asked('first: 150'));
    expect(asked('last: 150')).toBeGreaterThan(asked('last: 100'));
  });

  test('is the sum of its fields, by whatever name and in whatever fragment', () => {
    const plain = '{ countries { nodes { code name } } }';
    expect(cost('{ countries { ...all } } fragment all on CountryConnection { nodes { code ... { name } } }')).toBe(
      cost(plain),
    );
    const twice = '{ countries { nodes { code name } } again: countries { nodes { code name } } }';
    const [one, other] = treeOf(twice).children;
    expect(cost(twice)).toBe(one!.cost + other!.cost);
    expect([one!.path, other!.path]).toEqual(['countries', 'again']);
    expect(treeOf(plain)).toMatchObject({ path: '', count: 1, field: null, paged: false });
    expect([one!.paged, one!.children[0]!.paged]).toEqual([true, false]);
  });

  test('is nothing where the operation is not there, and that of the operation that is named', () => {
    const both = parse('query A { countries { nodes { code } } } query B { schemes { slug } }');
    expect(costTree(schema, both, null, {}, sizes)).toMatchObject({ cost: 0, children: [] });
    expect(costTree(schema, both, 'B', {}, sizes).cost).toBe(cost('{ schemes { slug } }'));
  });

  test('is more where a list is put in order, or filtered by a figure', () => {
    const asked = (args: string) => cost(`{ countries(first: 1${args}) { nodes { code } } }`);
    const own = asked('');
    expect(asked(', filter: { codes: ["KEN"] }')).toBe(own);
    expect(asked(', orderBy: []')).toBe(own);
    expect(asked(', orderBy: null')).toBe(own);
    expect(asked(', filter: null')).toBe(own);
    expect(asked(', orderBy: [{ field: COVERAGE }]')).toBeGreaterThan(own);
    expect(asked(', orderBy: { field: COVERAGE }')).toBeGreaterThan(own);
    expect(asked(', filter: { coverage: { atLeast: 1 } }')).toBeGreaterThan(own);
    const initiatives = (filter: string) => cost(`{ initiatives(first: 1, filter: ${filter}) { nodes { slug } } }`);
    expect(initiatives('{ participantCount: { atLeast: 1 } }')).toBeGreaterThan(initiatives('{ slugs: ["a"] }'));
  });

  test('grows with the years of a series, up to 120 of them', () => {
    const PATH = 'representationSeries';
    const years = (args: string) =>
      countOf(`{ representationSeries(selection: {}, scheme: "g77"${args}) { year } }`, PATH);
    expect(years(', from: 2016, to: 2025')).toBe(10);
    expect(years(', from: 2025, to: 2016')).toBe(1);
    expect(years(', from: 1900, to: 2100')).toBe(120);
  });
});

describe('what of the variables changes the cost', () => {
  const key = (query: string, variables: Variables) => {
    const document = valid(query);
    return sizingKey(sizingArguments(document), getOperationAST(document)!, variables, sizes);
  };

  test.each(['first', 'last'])('%s does', (name) => {
    const query = `query ($n: Int) { countries(${name}: $n) { nodes { code } } }`;
    expect(key(query, { n: 1 })).not.toBe(key(query, { n: 2 }));
    expect(key(query, { n: 1 })).not.toBe(key(query, {}));
  });

  test('of a selection how many it may hold, of a filter how many it names and whether it looks at a figure', () => {
    const selected = 'query ($s: SelectionInput!) { distribution(selection: $s) { universeSize } }';
    const ofSelection = (selection: object) => key(selected, { s: selection });
    expect(ofSelection({ initiatives: ['a', 'b'] })).toBe(ofSelection({ initiatives: ['c', 'd'] }));
    expect(ofSelection({ initiatives: ['a', 'b'] })).not.toBe(ofSelection({ initiatives: ['a'] }));
    const filtered = 'query ($f: CountryFilter) { countries(filter: $f) { nodes { code } } }';
    const ofFilter = (filter: object) => key(filtered, { f: filter });
    expect(ofFilter({ codes: ['KEN'] })).toBe(ofFilter({ codes: ['GBR'] }));
    expect(ofFilter({ codes: ['KEN'] })).not.toBe(ofFilter({ codes: ['KEN', 'GBR'] }));
    expect(ofFilter({ coverage: { atLeast: 1 } })).not.toBe(ofFilter({}));
  });

  test('the day does not, nor what is written out in the question', () => {
    expect(key('query ($d: Date) { countries(first: 3, asOf: $d) { nodes { code } } }', { d: '2020-01-01' })).toBe('');
  });

  test('a variable inside an input does', () => {
    const inside = 'query ($c: [ID!]) { countries(filter: { codes: $c }) { nodes { code } } }';
    expect(key(inside, { c: ['KEN'] })).not.toBe(key(inside, { c: ['KEN', 'GBR'] }));
    const listed = 'query ($c: ID!) { countries(filter: { codes: [$c] }) { nodes { code } } }';
    expect(key(listed, { c: 'KEN' })).toBe(key(listed, { c: 'GBR' }));
  });
});
