import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isObjectType } from 'graphql';
import { projectRoot } from '../src/config/project-root.js';
import { NEWEST_METHOD } from '../src/domain/rule.js';

const root = projectRoot();
const method = readFileSync(join(root, 'METHOD.md'), 'utf8');
const sections = new Map(
  [...method.matchAll(/^## (\d+)\. (.+)$/gm)].map(([heading, number, title]) => [Number(number), { heading, title }]),
);
const files = (folder: string, end: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(end) && !name.endsWith(`.spec${end}`))
    .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(join(root, folder, name), 'utf8') }));

/** Types whose fields are figures, with the section that defines them. */
const FIGURES: Record<string, number[]> = {
  ParticipationTally: [1],
  ParticipationCounts: [1],
  StartYearTally: [1],
  Distribution: [3, 4, 8],
  DistributionBucket: [4],
  DistributionSensitivity: [4],
  DistributionUnderBlocRule: [4],
  CountryGap: [4],
  InitiativeGap: [4],
  Absence: [4],
  MatrixRow: [4],
  Representation: [3, 4, 5, 8, 9],
  GroupRepresentation: [5],
  ClassSeats: [5],
  GlobalSouthSensitivity: [5],
  SensitivityRange: [5],
  SensitivityPoint: [5],
  PopulationYear: [5],
  GlobalSouthRange: [5],
  GlobalSouthUnderScheme: [5],
  FigureRange: [5],
  RepresentationPoint: [6],
  CountBounds: [6],
  GroupChanges: [6],
  Evidence: [9],
  StartDateRange: [9],
  Bounds: [9],
  PresenceChange: [10],
  PresenceChangeConnection: [10],
  TimesToJoin: [3, 11],
  TimeToJoin: [11],
  SurvivalPoint: [11],
  CoParticipation: [3, 12],
  CoParticipants: [12],
  Centrality: [12],
  GroupTogether: [12],
  Overlap: [12],
  Parity: [3, 5, 13],
  InitiativeJoinings: [13],
  RankChanges: [3, 4],
  RankChange: [4],
  CountryRank: [4],
  RankedState: [4],
  CoverageYear: [4, 6],
  CountryJoinings: [13],
  CountryJoining: [13],
  RankCorrelation: [3, 14],
  CapacityPoint: [4, 14],
  Indicator: [14],
  IndicatorByGroup: [14],
  GroupIndicator: [14],
  IndicatorValue: [14],
  TakingPart: [3, 4],
  NoneUnderBlocRule: [4],
  Findings: [4, 16],
  Finding: [16],
  FindingFigure: [16],
};
/** Say what was asked, of what, or page through a list: no figures. */
const NOT_FIGURES = new Set([
  ...['asOf', 'initiatives', 'initiative', 'scheme', 'group', 'country', 'provenance', 'representation', 'indicator'],
  ...['edges', 'nodes', 'pageInfo', 'totalCount', 'slug', 'name', 'url', 'values'],
  ...['release', 'revision', 'citation'],
]);

function textOf(numbers: readonly number[]): string {
  return numbers
    .map((number) => {
      const start = method.indexOf(sections.get(number)!.heading);
      const end = method.indexOf('\n## ', start);
      return method.slice(start, end);
    })
    .join('\n');
}

describe('the method page', () => {
  const schema = buildSchema(
    files('schema', '.graphql')
      .map(({ text }) => text)
      .join('\n'),
  );

  test('every section that the code or the SDL names is there', () => {
    const cited = [...files('src', '.ts'), ...files('schema', '.graphql')].flatMap(({ name, text }) =>
      [
        ...text.replace(/\s*\n\s*\*?\s*/g, ' ').matchAll(/[Mm]ethod(?:'s|,)? sections? ((?:\d+(?:, | and | to )?)+)/g),
      ].flatMap(([, list]) => list!.match(/\d+/g)!.map((number) => ({ name, section: Number(number) }))),
    );
    expect(cited.length).toBeGreaterThan(40);
    expect(cited.filter(({ section }) => !sections.has(section))).toEqual([]);
  });

  test('every section that defines figures is followed by code that names it', () => {
    const code = files('src/domain', '.ts')
      .map(({ text }) => text)
      .join('\n')
      .replace(/\s*\n\s*\*\s*/g, ' ');
    for (const number of [3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 16]) {
      expect(
        `${number}: ${new RegExp(`[Mm]ethod(?:'s|,) sections? (?:\\d+(?:, | and | to ))*${number}\\b`).test(code)}`,
      ).toBe(`${number}: true`);
    }
  });

  test.each(Object.entries(FIGURES))('every figure of %s is defined in its section', (type, numbers) => {
    const found = schema.getType(type);
    if (!isObjectType(found)) throw new Error(`there is no type ${type}`);
    const text = textOf(numbers);
    const lacking = Object.keys(found.getFields()).filter(
      (field) => !NOT_FIGURES.has(field) && !text.includes(`\`${field}\``),
    );
    expect(lacking).toEqual([]);
  });

  test('no type of the figures is forgotten: each that a root field gives is defined, or names what it is', () => {
    const others = new Set(
      // What was recorded by whom, and who may; then the things and lists of things.
      [
        'Mutation Subscription Viewer ErrorReport Proposal ProposalComment ProposedChange ProposePayload ChangeProblem',
        'Revision RollChange ParticipationVersion InitiativeVersion MembershipVersion OrganisationMembership UnMembership FormerName ParticipationAct',
        'RoleTally RoleClassTally ConfidenceTally PrecisionTally KindTally TopicTally GroupTally InitiativeTally ParticipantTally',
        '_Service SearchHit ResolvedName ReleaseCounts ReleaseDiff ReleaseChangeCount ReleaseChange ChangedColumn',
        'Query Dataset Release Country Organisation Initiative InitiativeSet Scheme Group Participation Citation ContradictingClaim PageInfo Provenance Gaps Matrix Joining VoteTally',
      ]
        .join(' ')
        .split(' '),
    );
    const unknown = Object.values(schema.getTypeMap()).filter(
      (type) =>
        isObjectType(type) &&
        !type.name.startsWith('__') &&
        !/(Connection|Edge)$/.test(type.name) &&
        !others.has(type.name) &&
        !(type.name in FIGURES),
    );
    expect(unknown.map(({ name }) => name)).toEqual([]);
  });

  test('every figure of the domain that is exported names its section in its comment', () => {
    const figures =
      /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport (?:function\*?|class) (representation|Representation|GroupFigures|groupFigures|loosemoreHanby|gallagher|globalSouthRange|evidence|representationSeries|presenceChanges|timeToJoin|kaplanMeier|coParticipation|eigenvectorCentrality|parity|fewestJoinings|rankCorrelation|spearman|kendallTauB|indicatorValue|distribution|Distribution|gaps|coverageOfAll|coverageAt|sweep|eachSpell|partitionAt|populationIn|universeAt)(?:InSteps)?[( ]/g;
    const found = files('src/domain', '.ts').flatMap(({ text }) => [...text.matchAll(figures)]);
    expect(found.length).toBe(30);
    const silent = found.filter(
      ([, comment]) => !/[Mm]ethod(?:'s|,) sections? \d/.test(comment!.replace(/\s*\n\s*\*\s*/g, ' ')),
    );
    expect(silent.map(([, , name]) => name)).toEqual([]);
  });

  test('the version is that which answers state', () => {
    expect(method).toContain(`Version ${NEWEST_METHOD} of the method`);
  });
});
