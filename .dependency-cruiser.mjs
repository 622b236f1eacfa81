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

/** What the dashboard shares with the server, beside the rooms of rules and figures. */
const SHARED_WITH_PAGES = [
  '^src/(domain|figures)/',
  '^src/charts/words\\.ts$',
  '^src/pages/(addresses|definitions|openings|titles)\\.ts$',
  '^src/questions/(fields|readers)\\.ts$',
];

const floorOf = (room) => FLOORS.findIndex((floor) => floor.includes(room));
const roomsOf = (floors) => `^src/(${floors.flat().join('|')})/`;

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Of what runs. Entities that name each other are how TypeORM relates them.',
      severity: 'error',
      from: { pathNot: '/entities/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-circles-of-types',
      comment: 'The parts of an import still name the types of the whole.',
      severity: 'error',
      from: { pathNot: ['/entities/', '^src/imports/'] },
      to: { circular: true, via: { dependencyTypes: ['type-only'] } },
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
      from: { path: roomsOf([floor]), pathNot: '^src/database/data-source\\.ts$' },
      to: { path: roomsOf(FLOORS.slice(level + 1)) },
    })),
    {
      name: 'the-data-source-names-entities',
      comment: 'TypeORM wants all entities in one list; nothing else of the rooms above is known there.',
      severity: 'error',
      from: { path: '^src/database/data-source\\.ts$' },
      to: { path: roomsOf(FLOORS.slice(floorOf('database') + 1)), pathNot: '/entities/' },
    },
    {
      name: 'the-whole-is-put-together-by-the-server',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: '^src/server/create-app\\.ts$' },
      to: { path: '^src/[^/]+$' },
    },
    {
      name: 'nothing-but-migrations-from-outside',
      comment:
        'The server is built from src, packages and migrations: tests, scripts, the bench and the pages stay outside.',
      severity: 'error',
      from: { path: '^(src|packages)/' },
      to: { path: '^(bench|clients|scripts|test|web)/' },
    },
    {
      name: 'rules-are-functions',
      comment: 'No file, database, network, thread or framework; the one package compares two words.',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev'], pathNot: '^node_modules/fastest-levenshtein/' },
    },
    {
      name: 'figures-are-drawn-anywhere',
      comment: 'By the server and in a browser: the plotting library is all they need.',
      severity: 'error',
      from: { path: '^src/figures/' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev'], pathNot: '^node_modules/@observablehq/plot/' },
    },
    {
      name: 'pages-import-what-is-pure',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(src|packages)/', pathNot: SHARED_WITH_PAGES },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.spec\\.ts$' },
  },
};
