import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SignJWT, UnsecuredJWT } from 'jose';
import supertest from 'supertest';
import { AccessTokens } from '../../src/identity/access-tokens.service.js';
import { Authenticator } from '../../src/identity/authenticator.js';
import { createApp } from '../../src/server/create-app.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { rollcallHere } from '../support/in-process.js';
import { AUDIENCE, type OpenIdProvider, startOpenIdProvider } from '../support/open-id-provider.js';
import { tokenFor } from '../support/tokens.js';

const VIEWER = '{ viewer { name role } }';
const HOUR_MS = 3_600_000;

/** Asks with a whole `Authorization` header. */
const askAs = (app: NestFastifyApplication, authorization: string, query = VIEWER) =>
  supertest(app.getHttpServer()).post('/graphql').set('authorization', authorization).send({ query });

/** What a refusal says, all of it checked but the message. */
async function refusal(asked: supertest.Test, status = 401, code = 'UNAUTHENTICATED'): Promise<string> {
  const { body, headers, ...answer } = await asked;
  expect([answer.status, body.data, body.errors.length, body.errors[0].extensions.code]).toEqual([
    ...[status, undefined, 1, code],
  ]);
  expect(headers['www-authenticate']).toBe(
    status === 401 ? 'Bearer realm="rollcall", error="invalid_token"' : undefined,
  );
  expect(headers['cache-control']).toBe('private, no-store');
  expect(body.errors[0].extensions.requestId).toBe(headers['x-request-id']);
  return body.errors[0].message;
}

describe('access tokens', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let tokens: AccessTokens;
  /** Everything that the server writes, of requests and of itself. */
  const written: string[] = [];
  const write = (...words: unknown[]) => void written.push(words.map(String).join(' '));
  const ask = (authorization: string, query?: string) => askAs(app, authorization, query);

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await createApp(database.settings({ ROLLCALL_CORS_ORIGINS: '*' }), await database.open(), {
      logTo: { write },
    });
    app.useLogger({ log: write, warn: write, error: write });
    tokens = app.get(AccessTokens, { strict: false });
  });
  afterAll(async () => {
    await app?.close();
    await database?.drop();
  });

  test('nobody asks without a token, and whoever it is of with one', async () => {
    const anybody = await supertest(app.getHttpServer()).post('/graphql').send({ query: VIEWER });
    expect(anybody.body).toEqual({ data: { viewer: null } });
    const token = await tokenFor({ app }, 'REVIEWER', 'Ana');
    for (const scheme of ['Bearer', 'bearer', 'BEARER']) {
      const { status, body } = await ask(`${scheme} ${token}`);
      expect([status, body]).toEqual([200, { data: { viewer: { name: 'Ana', role: 'REVIEWER' } } }]);
    }
  });

  test('whoever shows a wrong one is answered nothing, not even what anybody may read', async () => {
    const reading = '{ dataset { licence } }';
    const anybody = await supertest(app.getHttpServer()).post('/graphql').send({ query: reading });
    expect(anybody.status).toBe(200);
    expect(await refusal(ask('Bearer rollcall_x', reading))).toMatch(/^the token is malformed/);
    for (const path of ['/graphql?a', '/%67raphql']) {
      const asked = supertest(app.getHttpServer()).post(path).set('authorization', 'Bearer x').send({ query: reading });
      expect(await refusal(asked)).toContain('not taken here');
    }
  });

  test.each([
    ['Bearer', 'malformed'],
    ['Bearer ', 'malformed'],
    ['Bearer a b', 'malformed'],
    ['Bearer rollcall_0123', 'malformed'],
    [`Bearer rollcall_${'0'.repeat(16)}_${'0'.repeat(63)}`, 'malformed'],
    [`Bearer rollcall_${'0'.repeat(16)}_${'0'.repeat(64)}`, 'unknown here'],
    ['Bearer something-else', 'not taken here'],
    ['Basic YW5hOmh1bnRlcjI=', 'only Bearer tokens'],
    [`rollcall_${'0'.repeat(16)}_${'0'.repeat(64)}`, 'only Bearer tokens'],
    ['Bearerx abc', 'only Bearer tokens'],
    ['', 'only Bearer tokens'],
  ])('"%s" is refused: %s', async (header, said) => expect(await refusal(ask(header))).toContain(said));

  test('of a known id, only whoever has the secret hears that it expired or was revoked', async () => {
    const now = new Date();
    const before = new Date(now.getTime() - HOUR_MS);
    const made = (name: string, expiresAt: Date | null) =>
      tokens.create({ name, role: 'CONTRIBUTOR', expiresAt }, before);
    const expired = await made('expired', now);
    const revoked = await made('revoked', null);
    expect((await ask(`Bearer ${revoked}`)).status).toBe(200);
    await tokens.revoke('revoked', now);
    expect(await refusal(ask(`Bearer ${expired}`))).toBe(`the token expired at ${now.toISOString()}`);
    expect(await refusal(ask(`Bearer ${revoked}`))).toBe(`the token was revoked at ${now.toISOString()}`);
    for (const token of [expired, revoked]) {
      const guessed = `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`;
      expect(await refusal(ask(`Bearer ${guessed}`))).toBe('the token is unknown here');
    }
  });

  test('one is taken until the instant at which it expires', async () => {
    const made = new Date('2026-11-30T10:00:00Z');
    const expiresAt = new Date('2026-11-30T11:00:00Z');
    const header = `Bearer ${await tokens.create({ name: 'an hour', role: 'CONTRIBUTOR', expiresAt }, made)}`;
    const authenticator = app.get(Authenticator);
    const at = (instant: string) => authenticator.viewerOf(header, new Date(instant));
    expect((await at('2026-11-30T10:59:59.999Z')).name).toBe('an hour');
    await expect(at('2026-11-30T11:00:00Z')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('that one was used is noted once a minute', async () => {
    const header = `Bearer ${await tokenFor({ app }, 'CONTRIBUTOR', 'often')}`;
    const seen: (string | undefined)[] = [];
    for (const time of ['10:00:00', '10:00:59', '10:01:00', '10:01:30']) {
      await app.get(Authenticator).viewerOf(header, new Date(`2026-11-30T${time}Z`));
      const { lastUsedAt } = (await tokens.list()).find(({ name }) => name === 'often')!;
      seen.push(lastUsedAt?.toISOString().slice(11, 19));
    }
    expect(seen).toEqual(['10:00:00', '10:00:00', '10:01:00', '10:01:00']);
  });

  test('a name is in use once, and free again when its token is revoked', async () => {
    await tokenFor({ app }, 'CONTRIBUTOR', 'Bob');
    await expect(tokenFor({ app }, 'REVIEWER', 'Bob')).rejects.toMatchObject({ code: 'CONFLICT' });
    await tokens.revoke('Bob', new Date());
    const token = await tokenFor({ app }, 'REVIEWER', 'Bob');
    expect((await ask(`Bearer ${token}`)).body.data.viewer.role).toBe('REVIEWER');
    await expect(tokens.revoke('nobody', new Date())).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(tokenFor({ app }, 'REVIEWER', 'a\u0000b')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('a browser may send one from where it may ask at all', async () => {
    const { status, headers } = await supertest(app.getHttpServer())
      .options('/graphql')
      .set({ origin: 'https://example.org', 'access-control-request-method': 'POST' })
      .set('access-control-request-headers', 'authorization,content-type');
    expect([status, headers['access-control-allow-headers']]).toEqual([204, 'authorization,content-type']);
  });

  test('a fault of ours while one is looked up tells nothing of itself', async () => {
    const { pool } = await database.open();
    const token = await tokenFor({ app }, 'REVIEWER', 'unlucky');
    await pool.query('ALTER TABLE access_token RENAME TO away');
    const said = await refusal(ask(`Bearer ${token}`), 500, 'INTERNAL_SERVER_ERROR');
    await pool.query('ALTER TABLE away RENAME TO access_token');
    expect(said).toMatch(/^Something went wrong here; the log has it under [0-9a-f-]{36}\.$/);
  });

  test('no log holds a token or what else stood in the header', async () => {
    const token = await tokenFor({ app }, 'REVIEWER', 'logged');
    await ask(`Bearer ${token}`);
    await ask(`Bearer ${token}x`);
    await ask('Basic YW5hOmh1bnRlcjI=');
    const log = written.join('\n');
    expect(log).toContain('"viewer":"logged"');
    expect(log).not.toMatch(/rollcall_[0-9a-f]|YW5hOmh1bnRlcjI|Bearer [^t]/);
    expect(log).not.toContain(token.slice(-64));
  });
});

describe('tokens of an OpenID provider', () => {
  let provider: OpenIdProvider;
  let rollcall: TestApp;
  const ask = (token: string) => askAs(rollcall.app, `Bearer ${token}`);
  const settings = (issuer: string): NodeJS.ProcessEnv => ({
    ROLLCALL_OIDC_ISSUER: issuer,
    ROLLCALL_OIDC_AUDIENCE: AUDIENCE,
    ROLLCALL_OIDC_ROLES: 'curators=contributor, editors=reviewer, admins=administrator',
  });
  const viewerOf = async (token: string) => (await ask(token)).body.data?.viewer;

  beforeAll(async () => {
    provider = await startOpenIdProvider();
    rollcall = await startTestApp({}, settings(provider.issuer));
  });
  afterAll(async () => {
    await rollcall?.close();
    await provider?.close();
  });

  test('are taken beside those of the server, and its keys are asked for once', async () => {
    expect(await viewerOf(await provider.sign())).toEqual({ name: 'ana-1', role: 'REVIEWER' });
    const named = await provider.sign({ preferred_username: 'ana', roles: ['curators', 'strangers'] });
    expect(await viewerOf(named)).toEqual({ name: 'ana', role: 'CONTRIBUTOR' });
    expect(await viewerOf(await tokenFor(rollcall, 'ADMINISTRATOR', 'Bob'))).toEqual({
      name: 'Bob',
      role: 'ADMINISTRATOR',
    });
    expect(provider.asked()).toBe(1);
  });

  test('say who is asking by issuer and subject, whatever name they bear', async () => {
    const header = `Bearer ${await provider.sign({ preferred_username: 'Bob' })}`;
    const { subject } = await rollcall.app.get(Authenticator).viewerOf(header, new Date());
    expect(subject).toBe(`${provider.issuer}#ana-1`);
  });

  const now = Math.floor(Date.now() / 1000);
  test.each([
    ['that has expired', { exp: now - 60 }, 'has expired'],
    ['that never expires', { exp: undefined }, 'lacks the claim "exp"'],
    ['that is not valid yet', { nbf: now + 3600 }, 'is not valid yet'],
    ['for another audience', { aud: 'elsewhere' }, 'is for another audience'],
    ['for no audience', { aud: undefined }, 'lacks the claim "aud"'],
    ['of nobody', { sub: undefined }, 'lacks the claim "sub"'],
    ['of another issuer', { iss: 'https://example.org' }, 'is not of the issuer http://127.0.0.1'],
    ['of no issuer', { iss: undefined }, 'is not of the issuer http://127.0.0.1'],
  ])('one %s is refused', async (_, claims, said) => {
    expect(await refusal(ask(await provider.sign(claims)))).toContain(`the token ${said}`);
  });

  test('clocks may differ by some seconds', async () => {
    const authenticator = rollcall.app.get(Authenticator);
    const header = `Bearer ${await provider.sign({ nbf: now, exp: now + 60 })}`;
    const at = (seconds: number) => authenticator.viewerOf(header, new Date(1000 * seconds));
    for (const seconds of [now - 9, now + 69]) expect((await at(seconds)).name).toBe('ana-1');
    for (const seconds of [now - 11, now + 71]) {
      await expect(at(seconds)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    }
  });

  test('one that the provider did not sign is refused', async () => {
    const claims = { iss: provider.issuer, aud: AUDIENCE, sub: 'ana-1', exp: now + 3600, roles: ['admins'] };
    expect(await refusal(ask(await provider.forge()))).toBe('the signature of the token is wrong');
    const unsigned = new UnsecuredJWT(claims).encode();
    expect(await refusal(ask(unsigned))).toBe('the token is signed in a way that is not taken');
    const asSecret = new TextEncoder().encode(provider.publicPem);
    const shared = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'first' }).sign(asSecret);
    expect(await refusal(ask(shared))).toBe('the token is signed in a way that is not taken');
    const [head, , signature] = (await provider.sign()).split('.');
    const changed = Buffer.from(JSON.stringify(claims)).toString('base64url');
    expect(await refusal(ask(`${head}.${changed}.${signature}`))).toBe('the signature of the token is wrong');
  });

  test.each(['a.b.c', 'abc', 'a.b', 'eyJhbGciOiJFUzI1NiJ9..c'])('"%s" is malformed', async (token) =>
    expect(await refusal(ask(token))).toContain('the token is malformed'),
  );

  test('a valid one without a role that is known here is forbidden everything', async () => {
    const token = await provider.sign({ roles: ['strangers'] });
    expect(await refusal(ask(token), 403, 'FORBIDDEN')).toContain('its claim "roles" gives none of the roles');
  });

  test.each(['broken', 'another issuer'] as const)(
    'while the keys can not be had (%s) the answer is 503, and the provider is not asked anew each time',
    async (how) => {
      const failing = await startOpenIdProvider();
      const other = await startTestApp({}, settings(failing.issuer));
      failing.fail(how);
      const token = await failing.sign();
      for (const _ of ['first', 'second']) {
        const asked = askAs(other.app, `Bearer ${token}`);
        expect(await refusal(asked, 503, 'DATABASE_UNAVAILABLE')).toContain('the keys of the OpenID provider');
        expect((await asked).headers['retry-after']).toBe('5');
        failing.fail(null);
      }
      expect(failing.asked()).toBe(0);
      expect((await other.ask('{ dataset { licence } }')).errors).toBeUndefined();
      await other.close();
      await failing.close();
    },
  );

  test('where the keys are may be said by a setting', async () => {
    const at = { ROLLCALL_OIDC_JWKS_URL: `${provider.issuer}/keys`, ROLLCALL_OIDC_ROLE_CLAIM: 'realm_access.roles' };
    provider.fail('another issuer');
    const other = await startTestApp({}, { ...settings(provider.issuer), ...at });
    const token = await provider.sign({ realm_access: { roles: ['admins'] } });
    expect((await askAs(other.app, `Bearer ${token}`)).body.data.viewer.role).toBe('ADMINISTRATOR');
    provider.fail(null);
    await other.close();
  });
});

describe('with trusted documents', () => {
  test('a token opens no other operation', async () => {
    const rollcall = await startTestApp({}, { ROLLCALL_TRUSTED_DOCUMENTS: 'own' });
    const token = await tokenFor(rollcall, 'ADMINISTRATOR');
    const { status, body } = await askAs(rollcall.app, `Bearer ${token}`);
    expect([status, body.errors[0].extensions.code]).toEqual([403, 'UNTRUSTED_DOCUMENT']);
    await rollcall.close();
  });
});

describe('rollcall token', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp({});
  });
  afterAll(() => rollcall.close());

  const run = (...words: string[]) => rollcallHere({ DATABASE_URL: rollcall.database.url }, ['token', ...words]);

  test('create prints the token alone, and a server that runs takes it at once, until revoke', async () => {
    const { status, stdout, stderr } = await run('create', '--name', 'Ana', '--role', 'reviewer', '--expires', '90d');
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^rollcall_[0-9a-f]{16}_[0-9a-f]{64}\n$/)]);
    expect(stderr).toMatch(/^The token of Ana, reviewer, is taken until \d{4}-/);
    expect(stderr).not.toContain('rollcall_');
    const token = stdout.trim();
    const { body } = await askAs(rollcall.app, `Bearer ${token}`);
    expect(body.data.viewer).toEqual({ name: 'Ana', role: 'REVIEWER' });

    const listed = (await run('list')).stdout;
    expect(listed.split('\n')[0]).toMatch(/^name +role +created +expires +last used +state$/);
    expect(listed).toMatch(/^Ana +reviewer +(\d{4}-\S+ +){3}in use$/m);
    expect(listed).not.toContain('rollcall_');
    for (const part of token.split('_').slice(1)) expect(listed).not.toContain(part);

    expect((await run('revoke', 'Ana')).status).toBe(0);
    expect(await refusal(askAs(rollcall.app, `Bearer ${token}`))).toContain('the token was revoked at');
    expect((await run('list')).stdout).toMatch(/^Ana .* revoked \d{4}-\S+$/m);
  });

  test.each([
    [['create', '--name', 'Bob', '--role', 'owner'], 'contributor, reviewer, administrator', 2],
    [['create', '--name', 'Bob', '--role', 'reviewer', '--expires', '1w'], '--expires is "1w", but must be', 1],
    [['create', '--name', '-', '--role', 'reviewer'], 'the name is "-", but must be', 1],
    [['revoke', 'nobody'], 'there is no token named "nobody"', 1],
  ])('%j is refused, the rule is said, and wrong usage ends with 2', async (words, rule, expected) => {
    const { status, stdout, stderr } = await run(...words);
    expect([status, stdout]).toEqual([expected, '']);
    expect(stderr).toContain(rule);
  });
});
