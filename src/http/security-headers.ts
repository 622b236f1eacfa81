import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

/** What a page may do of all that browsers offer: nothing that asks for the machine's devices, place or purse. */
const PERMISSIONS = [
  'accelerometer',
  'camera',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

/** On every answer, whatever it is. */
export const HEADERS_OF_ALL: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  // A link that is followed tells the other site whence, but not which question was looked at.
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': PERMISSIONS,
};

/** What is no page runs nothing, should a browser ever be made to show it as one; pages have a policy of their own. */
const NO_PAGE = "default-src 'none'; frame-ancestors 'none'";

/** Pages that others may show within theirs. */
export function isEmbed(url: string): boolean {
  return /^\/embed(?:[/?]|$)/.test(url);
}

/** Gives every answer its headers; those of pages are set where the pages are sent. */
export function secureAnswers(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (_, reply, done) => {
    reply.headers(HEADERS_OF_ALL);
    done();
  });
  fastify.addHook('onSend', (_, reply, payload, done) => {
    // With 304 a client keeps the policy that it has: one for what is no page would take a report its styles.
    if (reply.statusCode !== 304 && !reply.hasHeader('content-security-policy')) {
      reply.header('content-security-policy', NO_PAGE);
    }
    done(null, payload);
  });
}

export interface PageKind {
  /** GraphiQL's editor makes styles and workers as it runs; the dashboard makes styles only. */
  readonly workers: boolean;
  readonly embeddable: boolean;
}

/**
 * The policy of a page: everything from this server alone, and of scripts and styles within the page only those that it
 * was built with, known by their hashes. Attributes of style are left open, for drawings set positions by them; they
 * run nothing and load nothing that the policy does not allow.
 */
export function contentSecurityPolicy(page: string, { workers, embeddable }: PageKind): string {
  const scripts = ["'self'", ...hashes(page, 'script')];
  return [
    "default-src 'self'",
    `script-src ${scripts.join(' ')}`,
    // The editor of GraphiQL, and the figures, put style sheets into the page, whose text no build can know.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `worker-src 'self'${workers ? ' blob:' : ''}`,
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    `frame-ancestors ${embeddable ? '*' : "'none'"}`,
  ].join('; ');
}

/** The hashes of what stands between the tags of a kind, as the policy names them. */
function hashes(page: string, tag: 'script' | 'style'): string[] {
  const within = new RegExp(`<${tag}(?![^>]*\\ssrc=)[^>]*>([\\s\\S]*?)</${tag}>`, 'g');
  return [...page.matchAll(within)]
    .filter(([, text]) => text!.trim() !== '')
    .map(([, text]) => `'sha256-${createHash('sha256').update(text!).digest('base64')}'`);
}
