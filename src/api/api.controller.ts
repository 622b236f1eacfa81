import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { projectRoot } from '../config/project-root.js';
import { ASKED_AGAIN, etagOf, isKnown, vary } from '../server/caching/edition.js';
import { contentSecurityPolicy } from '../server/security-headers.js';
import { indexPage } from './index-page.js';
import { apiIndex, openApi } from './openapi.js';

/** What can be asked for by address: an index for people and programs, and its description as OpenAPI. */
@Controller('api')
export class ApiController {
  private readonly index = apiIndex();
  private readonly texts = {
    index: `${JSON.stringify(this.index, null, 1)}\n`,
    page: indexPage(this.index),
    openapi: `${JSON.stringify(openApi(ownVersion()), null, 1)}\n`,
  };

  @Get()
  list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): FastifyReply {
    vary(reply, 'accept');
    const { page, index } = this.texts;
    if (!(request.headers.accept ?? '').includes('text/html')) return send(request, reply, index);
    reply.header('content-security-policy', contentSecurityPolicy(page, { workers: false, embeddable: false }));
    return send(request, reply, page, 'text/html; charset=utf-8');
  }

  @Get('openapi.json')
  description(@Req() request: FastifyRequest, @Res() reply: FastifyReply): FastifyReply {
    return send(request, reply, this.texts.openapi);
  }
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  text: string,
  type = 'application/json; charset=utf-8',
): FastifyReply {
  const etag = etagOf(text);
  reply.header('etag', etag).header('cache-control', ASKED_AGAIN);
  return isKnown(request.headers['if-none-match'], etag) ? reply.code(304).send() : reply.type(type).send(text);
}

function ownVersion(): string {
  return (JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as { version: string }).version;
}
