import { contentSecurityPolicy } from '../../src/http/security-headers.js';
import { startTestApp, type TestApp } from '../support/app.js';

describe('headers against misuse in browsers', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp({ seeded: false });
  });
  afterAll(() => rollcall?.close());

  const policyOf = async (path: string) =>
    (await rollcall.http.get(path).set('accept', 'text/html')).headers['content-security-policy']!.split('; ');

  test.each([
    '/',
    '/graphiql',
    '/embed?figure=assembly',
    '/graphql',
    '/readyz',
    '/metrics',
    '/exports/nothing.csv',
    '/none',
    '/charts/matrix.svg',
  ])('%s says what browsers may take it for, where its links tell of it, and that it needs no device', async (path) => {
    const { headers } = await rollcall.http.get(path);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
      'content-security-policy': expect.any(String),
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  test('others may show the embeds within their pages, and nothing else', async () => {
    for (const path of ['/embed', '/embed/gaps', '/embed?set=hlab7', '/embed/nothing']) {
      expect(await policyOf(path)).toContain('frame-ancestors *');
    }
    for (const path of ['/', '/graphiql', '/embedded', '/countries/KEN', '/graphql', '/readyz']) {
      expect(await policyOf(path)).toContain("frame-ancestors 'none'");
    }
  });

  test('a page loads from this server alone; what is no page loads nothing', async () => {
    expect(await policyOf('/')).toEqual(
      expect.arrayContaining(["default-src 'self'", "script-src 'self'", "object-src 'none'", "worker-src 'self'"]),
    );
    expect(await policyOf('/graphiql')).toContain("worker-src 'self' blob:");
    expect(await policyOf('/readyz')).toEqual(["default-src 'none'", "frame-ancestors 'none'"]);
  });

  test('a script within a page runs by its hash alone', () => {
    const page = '<script src="/a.js"></script><script>alert(1)</script>';
    // printf 'alert(1)' | openssl dgst -sha256 -binary | base64
    expect(contentSecurityPolicy(page, { workers: false, embeddable: false })).toContain(
      "script-src 'self' 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='; ",
    );
  });
});
