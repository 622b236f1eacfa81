import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

/** An OpenID provider on this machine, which publishes one key and signs what it is given. */
export interface OpenIdProvider {
  readonly issuer: string;
  /** Its public key in PEM, as whoever looks at its keys has it. */
  readonly publicPem: string;
  /** How often its keys were asked for. */
  readonly asked: () => number;
  /** Signs claims, by default those that are taken; a claim that is undefined is left out. */
  sign(claims?: JWTPayload): Promise<string>;
  /** Signs the same with a key of the same name that it does not publish. */
  forge(claims?: JWTPayload): Promise<string>;
  /** What is wrong with it; null = nothing. */
  fail(how: 'broken' | 'another issuer' | null): void;
  close(): Promise<void>;
}

export const AUDIENCE = 'rollcall';
const KEY_ID = 'first';

export async function startOpenIdProvider(): Promise<OpenIdProvider> {
  const [real, other] = [await generateKeyPair('ES256'), await generateKeyPair('ES256')];
  const keys = [{ ...(await exportJWK(real.publicKey)), kid: KEY_ID, alg: 'ES256', use: 'sig' }];
  let failure: 'broken' | 'another issuer' | null = null;
  let asked = 0;
  let issuer = '';
  const server = createServer((request, response) => {
    if (failure === 'broken') return response.writeHead(500).end('broken');
    response.setHeader('content-type', 'application/json');
    if (request.url === '/keys') {
      asked++;
      return response.end(JSON.stringify({ keys }));
    }
    if (request.url !== '/.well-known/openid-configuration') return response.writeHead(404).end();
    const named = failure === 'another issuer' ? 'https://example.org' : issuer;
    response.end(JSON.stringify({ issuer: named, jwks_uri: `${issuer}/keys` }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const now = Math.floor(Date.now() / 1000);
  const signedBy = (key: CryptoKey, claims: JWTPayload) => {
    const usual = { iss: issuer, aud: AUDIENCE, sub: 'ana-1', exp: now + 3600, roles: ['editors'] };
    return new SignJWT({ ...usual, ...claims }).setProtectedHeader({ alg: 'ES256', kid: KEY_ID }).sign(key);
  };
  return {
    issuer,
    publicPem: await exportSPKI(real.publicKey),
    asked: () => asked,
    sign: (claims = {}) => signedBy(real.privateKey, claims),
    forge: (claims = {}) => signedBy(other.privateKey, claims),
    fail: (how) => {
      failure = how;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
