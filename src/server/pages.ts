import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import sirv from 'sirv';
import { projectRoot } from '../config/project-root.js';
import { vary } from './caching/edition.js';
import { contentSecurityPolicy, isEmbed } from './security-headers.js';

const PAGES = join(projectRoot(), 'dist', 'web');
/** Addresses that are never those of a page: an unknown file must not be answered with one. */
const OTHER_THAN_PAGES = /^\/(assets|graphql|exports|charts|api|sdmx|feeds|mcp|livez|readyz|metrics)(\/|$)/;

async function sendPage(request: FastifyRequest, reply: FastifyReply, name: string): Promise<FastifyReply> {
  const path = join(PAGES, name);
  const page = existsSync(path) ? await readFile(path, 'utf8') : NOT_BUILT;
  const kind = { workers: name === 'graphiql.html', embeddable: isEmbed(request.url) };
  reply.header('content-security-policy', contentSecurityPolicy(page, kind));
  return reply.type('text/html; charset=utf-8').send(page);
}

function sendText(reply: FastifyReply, page: string): FastifyReply {
  reply.header('content-security-policy', contentSecurityPolicy(page, { workers: false, embeddable: false }));
  return reply.type('text/html; charset=utf-8').send(page);
}

/**
 * The dashboard at `/` and under every address of its own, GraphiQL at `/graphiql`, their assets at `/assets`. Where
 * the pages were not built, a line says how to build them; the API is there all the same. Where only trusted documents are answered, GraphiQL could ask nothing: its address says so.
 */
export async function servePages(fastify: FastifyInstance, { graphiql }: { graphiql: boolean }): Promise<void> {
  if (existsSync(PAGES)) {
    // The build names its files by their content, so they never change under an address.
    const assets = sirv(PAGES, { immutable: true, maxAge: 31_536_000, brotli: true, gzip: true, etag: true });
    fastify.get('/assets/*', (request, reply) => {
      reply.hijack();
      for (const [name, value] of Object.entries(reply.getHeaders())) reply.raw.setHeader(name, value!);
      assets(request.raw, reply.raw, () => {
        reply.raw.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"there is no such file"}');
      });
    });
  }
  fastify.get('/', (request, reply) => sendPage(request, reply, 'index.html'));
  fastify.get('/graphiql', (request, reply) =>
    graphiql ? sendPage(request, reply, 'graphiql.html') : sendText(reply.code(403), CLOSED),
  );
  fastify.route({
    url: '/*',
    method: 'GET',
    handler: async (request: FastifyRequest, reply: FastifyReply) => {
      vary(reply, 'accept');
      const wantsPage = (request.headers.accept ?? '').includes('text/html');
      const [path] = request.url.split('?');
      if (wantsPage && !OTHER_THAN_PAGES.test(path!)) return sendPage(request, reply, 'index.html');
      return reply.code(404).send({ error: `there is nothing at ${path}` });
    },
  });
}

const NOT_BUILT =
  '<!doctype html><title>Rollcall</title><p>The pages were not built: run <code>npm run build</code>. The API answers at <a href="/graphql">/graphql</a>.';

const CLOSED = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Rollcall · GraphiQL</title>
<p>GraphiQL is closed: this server answers registered operations only (<code>ROLLCALL_TRUSTED_DOCUMENTS</code>). The <a href="/">dashboard</a>, its pictures and downloads are open.
<p lang="zh-Hans">GraphiQL 已关闭：本服务器只回答已登记的操作（<code>ROLLCALL_TRUSTED_DOCUMENTS</code>）。<a href="/?lang=zh">仪表板</a>及其图片和下载仍然开放。
`;
