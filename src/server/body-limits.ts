import { pipeline, Transform } from 'node:stream';
import { errorCodes, type FastifyInstance } from 'fastify';

/** A question: anybody may send as much. */
export const MOST_BODY_BYTES = 256 * 1024;
/** A proposal of a thousand changes with their sources: only who has shown a token that was taken. */
export const MOST_BODY_BYTES_OF_A_VIEWER = 4 * 1024 * 1024;

/**
 * Refuses a body that is larger than whoever sends it may send, with 413: by the length that is announced before any of it is
 * read, else as soon as it is too long. Fastify's own limit, one for all, is the larger of the two.
 */
export function limitBodies(fastify: FastifyInstance): void {
  fastify.addHook('preParsing', (request, _, payload, done) => {
    const { headers, viewer } = request;
    if (viewer) return done(null, payload);
    if (Number(headers['content-length'] ?? 0) > MOST_BODY_BYTES)
      return done(new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE());
    if (headers['transfer-encoding'] === undefined) return done(null, payload);
    let received = 0;
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, next) {
        received += chunk.length;
        next(received > MOST_BODY_BYTES ? new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE() : null, chunk);
      },
    });
    // What goes wrong is told to whoever reads the body.
    pipeline(payload, counted, () => undefined);
    done(null, counted);
  });
}
