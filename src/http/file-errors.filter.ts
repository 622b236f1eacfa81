import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ClientGone } from '../common/heavy-queue.js';
import { replyWithError } from './reply-with-error.js';

/** Headers that say of a file what it is: left there, they would say it of the error in its place. */
const OF_THE_FILE = ['content-disposition', 'content-security-policy', 'content-language', 'link'] as const;

/** Answers with what went wrong where a file was asked for; of who is gone nothing is expected. */
@Catch()
export class FileErrorsFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    if (error instanceof ClientGone) return;
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    for (const name of OF_THE_FILE) reply.removeHeader(name);
    replyWithError(reply, error);
  }
}
