// PostGraphile 5 over the schema of api.sql, as its documentation recommends for production: preset Amber, served by
// Grafserv's own adaptor for node:http, GRAPHILE_ENV and NODE_ENV production (set by who starts this), no watching of the
// schema, no EXPLAIN, no GraphiQL, prepared statements left on.
import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';

const preset = {
  extends: [PostGraphileAmberPreset],
  pgServices: [
    makePgService({
      connectionString: process.env.DATABASE_URL,
      schemas: ['bench_api'],
      poolConfig: { max: Number(process.env.POOL ?? 10) },
    }),
  ],
  grafast: { explain: false },
  grafserv: { watch: false, graphiql: false, graphqlOverGET: true },
};

const server = createServer();
await postgraphile(preset).createServ(grafserv).addTo(server);
server.listen({ host: '127.0.0.1', port: 0 }, () => {
  console.log(`listening http://127.0.0.1:${server.address().port}/graphql`);
});
