import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { HeavyQueue } from '../common/heavy-queue.js';
import { goneSignal } from './gone.js';

/** Who waits for an answer. */
export class WaitingClient {
  /** Tells when they have left before all was sent. */
  readonly gone: AbortSignal;

  constructor(private readonly reply: FastifyReply) {
    this.gone = goneSignal(reply);
  }

  /**
   * Waits for a turn in a queue. It ends when the answer was sent or broken off, at the latest after so many milliseconds:
   * a slow reader reads on without it, for what waits for him takes no work.
   *
   * @throws RollcallError OVERLOADED where too many wait already; ClientGone where the client leaves meanwhile
   */
  async takeTurn(queue: HeavyQueue, milliseconds: number): Promise<void> {
    const leave = await queue.enter(this.gone);
    const timer = setTimeout(leave, milliseconds);
    this.reply.raw.once('close', () => {
      clearTimeout(timer);
      leave();
    });
  }
}

/** The parameter of a handler that is the `WaitingClient`. */
export const Client = createParamDecorator(
  (_: unknown, context: ExecutionContext): WaitingClient =>
    new WaitingClient(context.switchToHttp().getResponse<FastifyReply>()),
);
