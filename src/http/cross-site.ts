import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Settings } from '../config/settings.js';
import { REVISION_HEADER } from './headers.js';

type CrossSiteSettings = Pick<Settings, 'corsOrigins' | 'openReads' | 'publicUrl'>;

/** What scripts of other sites may read of an answer beside its body. */
const EXPOSED = [
  ...['etag', 'last-modified', 'link', 'content-disposition', 'retry-after', 'allow', 'x-request-id'],
  ...[REVISION_HEADER, 'www-authenticate', 'mcp-session-id'],
  ...['ratelimit-policy', 'ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset'],
];
const FOR_PAGES = ['access-control-allow-origin', 'access-control-expose-headers'];
/** Browsers keep what they were allowed for as long, or as long as they ever do. */
const PREFLIGHT_SECONDS = 86_400;

/**
 * What browsers let pages of other sites do here. Anybody may read (`openReads`): no answer rests on a cookie, and none is
 * ever taken. What carries a token or writes is for the origins that are named (`corsOrigins`).
 */
export function corsOptions({ corsOrigins, openReads }: CrossSiteSettings) {
  return {
    origin: openReads || corsOrigins.includes('*') ? '*' : [...corsOrigins],
    credentials: false,
    methods: ['GET', 'HEAD', 'POST'],
    exposedHeaders: EXPOSED,
    maxAge: PREFLIGHT_SECONDS,
    // What asks for nothing (OPTIONS alone) is told the same.
    strictPreflight: false,
  };
}

/**
 * Takes `Authorization` out of what a page of an origin may send that is not named, and all of it out of answers that go to
 * no page. To be registered with the options above.
 */
export function withholdCredentials(fastify: FastifyInstance, settings: CrossSiteSettings): void {
  const header = 'access-control-allow-headers';
  fastify.addHook('onSend', (request, reply, payload, done) => {
    if (request.raw.method === 'OPTIONS' && reply.hasHeader(header) && !mayDoAll(request.headers.origin, settings)) {
      const allowed = String(reply.getHeader(header))
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name.toLowerCase() !== 'authorization');
      reply.header(header, allowed.join(', '));
    }
    // What is no page's request, or one of a page from here, and is kept by no cache, has no use for them: they cost a tenth
    // of a short answer.
    const { origin, 'sec-fetch-site': site } = request.headers;
    if (request.raw.method === 'POST' && (origin === undefined || site === 'same-origin')) {
      for (const name of FOR_PAGES) reply.removeHeader(name);
    }
    done(null, payload);
  });
}

/** Whether pages of an origin may write and show tokens. */
function mayDoAll(origin: string | undefined, { corsOrigins }: CrossSiteSettings): boolean {
  return origin !== undefined && (corsOrigins.includes('*') || corsOrigins.includes(origin));
}

/**
 * Whether a browser sends a request for a page of another site that is not named, which may read and no more. It says so
 * itself where the connection is safe (`Sec-Fetch-Site`); else the origin is held against the host that was asked for and
 * the one that clients are told of. What sends no origin is no page.
 */
export function isOfOtherSite(
  headers: Pick<IncomingHttpHeaders, 'origin' | 'host' | 'sec-fetch-site'>,
  settings: CrossSiteSettings,
): boolean {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  if (origin === undefined || site === 'same-origin' || site === 'none' || mayDoAll(origin, settings)) return false;
  if (site !== undefined || !URL.canParse(origin)) return true;
  const { publicUrl } = settings;
  return new URL(origin).host !== host && (publicUrl === null || new URL(publicUrl).origin !== origin);
}
