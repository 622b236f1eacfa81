import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import sirv from 'sirv';
import { vary } from '../http/edition.js';
import { contentSecurityPolicy, isEmbed } from '../http/security-headers.js';
import type { Pages } from './pages.service.js';
import { BUILT_PAGES, NOT_BUILT, pageWith } from './template.js';

/** Addresses that are never those of a page: an unknown file must not be answered with one. */
const OTHER_THAN_PAGES =
  /^\/(assets|graphql|exports|charts|api|sdmx|feeds|mcp|livez|readyz|metrics|oembed|texts)(\/|$)/;

/** Headers that say nothing of a part of a page; a first view has thirty parts, and they would be a thirtieth of its weight. */
const OF_PAGES_AND_ANSWERS = new Set(['permissions-policy', 'access-control-expose-headers']);

function sendHtml(reply: FastifyReply, page: string, kind = { workers: false, embeddable: false }): FastifyReply {
  reply.header('content-security-policy', contentSecurityPolicy(page, kind));
  return reply.type('text/html; charset=utf-8').send(page);
}

/**
 * The dashboard at `/` and under every address of its own, GraphiQL at `/graphiql`, their assets at `/assets`. Where
 * the pages were not built, a line says how to build them; what they say in words, and the API, are there all the same.
 * Where only trusted documents are answered, GraphiQL could ask nothing: its address says so.
 */
export async function servePages(
  fastify: FastifyInstance,
  { pages, graphiql }: { readonly pages: Pages; readonly graphiql: boolean },
): Promise<void> {
  if (existsSync(BUILT_PAGES)) {
    // The build names its files by their content, so they never change under an address.
    const assets = sirv(BUILT_PAGES, { immutable: true, maxAge: 31_536_000, brotli: true, gzip: true, etag: true });
    fastify.get('/assets/*', (request, reply) => {
      reply.hijack();
      for (const [name, value] of Object.entries(reply.getHeaders())) {
        if (!OF_PAGES_AND_ANSWERS.has(name)) reply.raw.setHeader(name, value!);
      }
      assets(request.raw, reply.raw, () => {
        reply.raw.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"there is no such file"}');
      });
    });
  }
  fastify.get('/graphiql', async (_, reply) => {
    if (!graphiql) return sendHtml(reply.code(403), CLOSED);
    const path = join(BUILT_PAGES, 'graphiql.html');
    const page = existsSync(path) ? await readFile(path, 'utf8') : NOT_BUILT;
    return sendHtml(reply, page, { workers: true, embeddable: false });
  });
  const page = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const [path] = request.url.split('?');
    if (OTHER_THAN_PAGES.test(path!)) return nothingAt(path!, reply);
    const answer = await pages.at(request);
    if ('location' in answer) return reply.redirect(answer.location, answer.status);
    if (answer.status === 404) {
      // Programs are told in their own words; whoever reads pages, by one.
      vary(reply, 'accept');
      if (!(request.headers.accept ?? '').includes('text/html')) return nothingAt(path!, reply);
    }
    if (answer.byLanguage) vary(reply, 'accept-language');
    const kind = { workers: false, embeddable: isEmbed(request.url) };
    return sendHtml(reply.code(answer.status), await pageWith(answer.parts), kind);
  };
  fastify.get<{ Params: { key: string } }>('/texts/:key', async (request, reply) => {
    const text = await pages.textAt(request.params.key, request);
    if (text === null) return nothingAt(request.url.split('?')[0]!, reply);
    return reply.type('text/html; charset=utf-8').send(text);
  });
  fastify.get('/', page);
  fastify.get('/*', page);
}

function nothingAt(path: string, reply: FastifyReply): FastifyReply {
  return reply.code(404).send({ error: `there is nothing at ${path}` });
}

const CLOSED = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Rollcall · GraphiQL</title>
<p>GraphiQL is closed: this server answers registered operations only (<code>ROLLCALL_TRUSTED_DOCUMENTS</code>). The <a href="/">dashboard</a>, its pictures and downloads are open.
<p lang="zh-Hans">GraphiQL 已关闭：本服务器只回答已登记的操作（<code>ROLLCALL_TRUSTED_DOCUMENTS</code>）。<a href="/?lang=zh">仪表板</a>及其图片和下载仍然开放。
`;
