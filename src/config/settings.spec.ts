import { join } from 'node:path';
import { projectRoot } from './project-root.js';
import { readSettings, SettingsError } from './settings.js';

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

describe('settings', () => {
  test('nothing set gives the embedded server, port 4000 on the loopback address and the shipped data', () => {
    expect(readSettings({})).toMatchObject({
      databaseUrl: null,
      databasePool: 10,
      host: '127.0.0.1',
      port: 4000,
      dataDir: join(projectRoot(), '.rollcall', 'postgres'),
      dataDirGiven: false,
      dataPackage: join(projectRoot(), 'data', 'datapackage.json'),
      corsOrigins: [],
      openReads: true,
      logLevel: 'log',
      maxQueryCost: 10_000_000,
      excludeIndicatorPublishers: [],
    });
  });

  test('an empty variable counts as not set', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: ' ', ROLLCALL_MAX_ALIASES: '' })).toEqual(readSettings({}));
  });

  test('the settings and their lists cannot be changed', () => {
    const settings = readSettings({ ROLLCALL_CORS_ORIGINS: 'https://a.example' });
    expect(Object.isFrozen(settings)).toBe(true);
    expect(Object.isFrozen(settings.corsOrigins)).toBe(true);
    expect(Object.isFrozen(settings.excludeIndicatorPublishers)).toBe(true);
  });

  test('port 0 means any free port', () => {
    expect(readSettings({ PORT: '0' }).port).toBe(0);
  });

  test.each(['65536', '-1', '4000.5', '4e3', '0x10', 'http'])(
    'PORT=%s is refused, with its value and the rule',
    (port) => {
      expect(problemsOf({ PORT: port })).toEqual([
        `PORT is "${port}", but must be a whole number from 0 (any free port) to 65535`,
      ]);
    },
  );

  test('none as the data package imports nothing, and a relative path is read from the working directory', () => {
    expect(readSettings({ ROLLCALL_DATA_PACKAGE: 'none' }).dataPackage).toBeNull();
    expect(readSettings({ ROLLCALL_DATA_PACKAGE: 'x/datapackage.json' }).dataPackage).toBe(
      join(process.cwd(), 'x', 'datapackage.json'),
    );
    expect(readSettings({ ROLLCALL_DATA_DIR: 'x' })).toMatchObject({
      dataDir: join(process.cwd(), 'x'),
      dataDirGiven: true,
    });
  });

  test('origins are separated by commas and hold neither path nor wildcard host', () => {
    expect(readSettings({ ROLLCALL_CORS_ORIGINS: 'https://a.example, http://localhost:3000' }).corsOrigins).toEqual([
      'https://a.example',
      'http://localhost:3000',
    ]);
    expect(readSettings({ ROLLCALL_CORS_ORIGINS: '*' }).corsOrigins).toEqual(['*']);
    for (const wrong of ['a.example', 'https://a.example/', 'https://a.example/path', 'ftp://a.example'])
      expect(problemsOf({ ROLLCALL_CORS_ORIGINS: wrong })[0]).toContain(`ROLLCALL_CORS_ORIGINS is "${wrong}"`);
  });

  test('pages of any origin may read, unless origins are named or none', () => {
    const openTo = (value: string) => {
      const { openReads, corsOrigins } = readSettings({ ROLLCALL_CORS_ORIGINS: value });
      return [openReads, ...corsOrigins];
    };
    expect(openTo('reads')).toEqual([true]);
    expect(openTo('none')).toEqual([false]);
    expect(openTo('https://a.example')).toEqual([false, 'https://a.example']);
    expect(openTo('reads,https://a.example')).toEqual([true, 'https://a.example']);
    expect(problemsOf({ ROLLCALL_CORS_ORIGINS: 'none,reads' })[0]).toContain('ROLLCALL_CORS_ORIGINS is "none,reads"');
  });

  test('publishers are separated by semicolons, for their names hold commas', () => {
    const env = { ROLLCALL_EXCLUDE_INDICATOR_PUBLISHERS: 'World Bank, World Development Indicators; UNCTAD' };
    expect(readSettings(env).excludeIndicatorPublishers).toEqual([
      'World Bank, World Development Indicators',
      'UNCTAD',
    ]);
  });

  test.each(['postgres://u:p@h/d', 'postgresql://u@h:5433/d?sslmode=require', 'postgres:///d?host=/run/postgresql'])(
    '%s is the address of a database',
    (url) => {
      expect(readSettings({ DATABASE_URL: url }).databaseUrl).toBe(url);
    },
  );

  test.each([
    'mysql://ann:hunter2@db/roll',
    'ann:hunter2@db/roll',
    '//ann:hunter2@db/roll',
    'postgres://ann:hunter2#x@db/roll',
    'postgres://ann:a@hunter2@db:port/roll',
    'postgres:///roll?password=hunter2',
    "host=db user=ann password='a hunter2' dbname=roll",
    'host=db password = hunter2',
  ])('DATABASE_URL=%s is refused without its password being shown', (url) => {
    const message = problemsOf({ DATABASE_URL: url }).join();
    expect(message).toMatch(/^DATABASE_URL is ".*\*\*\*.*", but must be the address/);
    expect(message).not.toContain('hunter2');
  });

  test('an unknown ROLLCALL_ variable is refused with the nearest known name, any other variable ignored', () => {
    expect(problemsOf({ ROLLCALL_MAX_ALIAS: '5', PATH: '/bin', MAX_ALIASES: 'x' })).toEqual([
      'ROLLCALL_MAX_ALIAS is "5", but there is no such setting; the nearest is ROLLCALL_MAX_ALIASES',
    ]);
  });

  const PROVIDER = {
    ROLLCALL_OIDC_ISSUER: 'https://id.example/realms/roll',
    ROLLCALL_OIDC_AUDIENCE: 'rollcall',
    ROLLCALL_OIDC_ROLES: 'curators=contributor, of=all=reviewer',
  };

  test('an OpenID provider is one setting, or none', () => {
    expect(readSettings({}).openId).toBeNull();
    expect(readSettings(PROVIDER).openId).toEqual({
      issuer: 'https://id.example/realms/roll',
      audience: 'rollcall',
      roleClaim: 'roles',
      roles: new Map([
        ['curators', 'CONTRIBUTOR'],
        ['of=all', 'REVIEWER'],
      ]),
      jwksUrl: null,
    });
  });

  test('half a provider is refused, with what it lacks', () => {
    const { ROLLCALL_OIDC_ISSUER: issuer, ROLLCALL_OIDC_ROLES: roles } = PROVIDER;
    expect(problemsOf({ ROLLCALL_OIDC_ISSUER: issuer, ROLLCALL_OIDC_ROLES: roles })).toEqual([
      'ROLLCALL_OIDC_AUDIENCE is not set, but must be where ROLLCALL_OIDC_ISSUER is: the audience that tokens must be for',
    ]);
    expect(problemsOf({ ROLLCALL_OIDC_ROLES: roles })).toEqual([
      `ROLLCALL_OIDC_ROLES is "${roles}", but is of no use while ROLLCALL_OIDC_ISSUER is not set`,
    ]);
  });

  test.each([
    ['ROLLCALL_OIDC_ISSUER', 'http://id.example'],
    ['ROLLCALL_OIDC_ISSUER', 'id.example'],
    ['ROLLCALL_OIDC_JWKS_URL', 'http://127.0.0.1.example/keys'],
    ['ROLLCALL_OIDC_ROLES', 'curators'],
    ['ROLLCALL_OIDC_ROLES', 'curators=owner'],
    ['ROLLCALL_OIDC_ROLES', 'a=reviewer,a=contributor'],
    ['ROLLCALL_REVIEW', 'three'],
    ['ROLLCALL_PREPARED', 'yes'],
    ['ROLLCALL_ANSWER_WRITER', 'yes'],
  ])('%s=%s is refused', (name, value) => {
    expect(problemsOf({ ...PROVIDER, [name]: value })).toEqual([
      expect.stringMatching(new RegExp(`^${name} is "${value}", but must be `)),
    ]);
  });

  test('all wrong settings are named at once, in one paragraph', () => {
    const env = { PORT: 'x', ROLLCALL_LOG_LEVEL: 'loud', ROLLCALL_DATA_DIRECTORY: '/d' };
    expect(problemsOf(env)).toHaveLength(3);
    expect(() => readSettings(env)).toThrow(
      /^3 settings are wrong\. PORT is "x".*ROLLCALL_LOG_LEVEL is "loud".*nearest is ROLLCALL_DATA_DIR\.$/,
    );
  });
});
