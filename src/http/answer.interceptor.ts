import { Readable } from 'node:stream';
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mergeMap, type Observable } from 'rxjs';
import type { Answer, Content } from './answer.js';
import { isKnown, tagOf, vary } from './edition.js';
import { asksHeaders } from './known-again.js';

/** Writes the headers of the answer that a handler returned, and hands its body on to Nest; nothing where 304 says it all. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor<Answer, unknown> {
  intercept(context: ExecutionContext, handler: CallHandler<Answer>): Observable<unknown> {
    const http = context.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    return handler.handle().pipe(mergeMap((answer) => write(answer, request, reply)));
  }
}

async function write(answer: Answer, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  reply.headers(answer.headers ?? {});
  if (answer.vary) vary(reply, ...answer.vary);
  if (isKnownAnswer(answer, request, reply)) {
    reply.code(304);
    return undefined;
  }
  const { type, headers = {}, body } = await answer.content();
  reply
    .code(answer.status ?? 200)
    .headers(headers)
    .type(type);
  if (typeof body === 'string' || Buffer.isBuffer(body)) return body;
  if (asksHeaders(request)) return headersOf(body);
  return typeof body === 'function' ? body() : body;
}

/** Gives a reply the headers by which the answer is known again; true where the client has it already. */
function isKnownAnswer({ edition }: Answer, { url, headers }: FastifyRequest, reply: FastifyReply): boolean {
  if (edition === undefined) return false;
  const { etag, cacheControl } = 'etag' in edition ? edition : tagOf(edition, url);
  reply.header('etag', etag).header('cache-control', cacheControl);
  return isKnown(headers['if-none-match'], etag);
}

/** Nothing, as a stream: the headers then stand as they would before a body whose length is not known. */
async function headersOf(body: Exclude<Content['body'], string | Buffer>): Promise<StreamableFile> {
  // What fails before the first byte is an error here, too.
  if (typeof body !== 'function') for await (const _ of body) break;
  return new StreamableFile(Readable.from([]));
}
