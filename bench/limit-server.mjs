// The limit: a bare Fastify that returns the bytes that it was given for each body. PUT /answers fills its map.
import fastify from 'fastify';

const app = fastify({ bodyLimit: 1 << 30, forceCloseConnections: true });
const answers = new Map();
app.removeAllContentTypeParsers();
app.addContentTypeParser('application/json', { parseAs: 'string' }, (_, body, done) => done(null, body));
app.put('/answers', (request, reply) => {
  answers.clear();
  for (const [body, answer] of JSON.parse(request.body)) answers.set(body, Buffer.from(answer));
  reply.send();
});
app.post('/graphql', (request, reply) => {
  const answer = answers.get(request.body);
  if (answer === undefined) reply.code(404).send();
  else reply.type('application/json; charset=utf-8').send(answer);
});
console.log(`listening ${await app.listen({ host: '127.0.0.1', port: 0 })}/graphql`);
