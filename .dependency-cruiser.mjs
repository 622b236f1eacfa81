/**
 * The rooms of `src`, from the bottom up: a file may import its own room and those below, never one above. `npm run rooms`
 * checks it; docs/architecture.md tells what each room is for, and test/architecture.spec.ts holds its picture to this list.
 */
export const FLOORS = [
  ['common'],
  ['domain'],
  ['figures'],
  ['generated'],
  ['config'],
  ['files'],
  ['datapackage'],
  ['record'],
  ['roll', 'database'],
  ['questions', 'identity'],
  ['history', 'imports'],
  ['sources'],
  ['http'],
  ['graphql'],
  ['exports'],
  ['participations'],
  [
    'changes',
    'countries',
    'curation',
    'groups',
    'indicators',
    'initiatives',
    'organisations',
    'releases',
    'counting',
    'representation',
    'search',
  ],
  ['statistics', 'findings', 'dataset', 'federation'],
  ['feeds', 'charts', 'webhooks', 'keeping', 'mcp', 'watching'],
  ['reports', 'pages'],
  ['api'],
  ['server'],
  ['cli'],
];

const roomsOf = (floors) => `^src/(${floors.flat().join('|')})/`;

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Of what runs; types may name each other. Entities that name each other are how TypeORM relates them.',
      severity: 'error',
      from: { pathNot: '/entities/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'packages-know-nothing-of-rollcall',
      comment: 'What a package needs of Rollcall it is given as an argument.',
      severity: 'error',
      from: { path: '^packages/([^/]+)/' },
      to: { pathNot: ['^packages/$1/', '^node_modules/'], dependencyTypesNot: ['core'] },
    },
    {
      name: 'packages-by-their-index',
      severity: 'error',
      from: { pathNot: '^packages/' },
      to: { path: '^packages/', pathNot: '^packages/[^/]+/src/index\\.ts$' },
    },
    ...FLOORS.slice(0, -1).map((floor, level) => ({
      name: `nothing-above-${floor.join('-')}`,
      severity: 'error',
      from: { path: roomsOf([floor]), pathNot: '^src/(database/data-source|server/create-app)\\.ts$' },
      to: { path: roomsOf(FLOORS.slice(level + 1)) },
    })),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.spec\\.ts$' },
  },
};
