import type { FastifyInstance } from 'fastify';

/** What is wrong with the document or its variables, in a request that can be read. */
const OF_THE_QUESTION = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
]);

/**
 * Gives answers of `application/json` to a question that is wrong the status 200, as GraphQL over HTTP has it (section 6.4.1):
 * a client that takes no other type can not tell by 4xx whether a GraphQL server answered at all. Who accepts
 * `application/graphql-response+json` gets 400. To be registered behind the log, which reads the code of an error.
 */
export function graphqlStatus(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const isRefused = request.routeOptions.url === '/graphql' && reply.statusCode === 400;
    if (isRefused && OF_THE_QUESTION.has(request.errorCode ?? '') && isAnswer(payload)) {
      if (/^application\/json\b/.test(String(reply.getHeader('content-type')))) reply.code(200);
    }
    done(null, payload);
  });
}

/** Whether it has the shape of an answer: what a header says is refused before anything is asked. */
function isAnswer(payload: unknown): boolean {
  return payload instanceof Uint8Array && Buffer.from(payload.subarray(0, 9)).toString() === '{"errors"';
}
