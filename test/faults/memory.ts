import { type Fault, insist } from './fault.js';
import { Postgres } from './postgres.js';
import { type Program, Server, until } from './server.js';

const CLIENTS = 6;
/** The first tenths fill what is kept; afterwards the heap may grow by this much, and no more, however many follow. */
const FILLED_AT_TENTH = 3;
const MOST_GROWTH_MB = 24;

/** At SIGUSR2 garbage is collected, and what is left is said. */
const WEIGH = `data:text/javascript,${encodeURIComponent(`
  process.on('SIGUSR2', () => {
    globalThis.gc();
    const { rss, heapUsed, external } = process.memoryUsage();
    process.stderr.write('weighed ' + JSON.stringify({ rss, heapUsed, external }) + '\\n');
  });
`)}`;

interface Weight {
  readonly rss: number;
  readonly heapUsed: number;
  readonly external: number;
}

const weighing = ({ command, args, cwd }: Program): Program => ({
  command,
  args: ['--expose-gc', '--import', WEIGH, ...args],
  cwd,
});

const SETS = ['hlab7', 'no-such-set'];
const CODES = ['KEN', 'CHN', 'USA', 'TUV', 'FRA', 'XXX'];

/** The `turn`-th request: other texts, other values, questions of many kinds, downloads, pictures, and what is refused. */
function request(turn: number): readonly [path: string, body?: object] {
  const code = CODES[turn % CODES.length]!;
  const day = new Date(Date.UTC(2019, 0, 1 + (turn % 2500))).toISOString().slice(0, 10);
  switch (turn % 10) {
    case 0:
      return [
        '/graphql',
        { query: `{ initiative(slug: "bletchley-declaration") { name participantCount } } # ${turn}` },
      ];
    case 1:
      return [
        '/graphql',
        { query: `query Q${turn} { country(code: "${code}") { name participations(first: 1) { totalCount } } }` },
      ];
    case 2:
      return [
        '/graphql',
        {
          query: 'query D($s: ID, $d: Date) { distribution(selection: { set: $s }, asOf: $d) { universeSize } }',
          variables: { s: SETS[turn % 2], d: day },
        },
      ];
    case 3:
      return ['/graphql', { query: '{ initiatives { nodes { name } } }', variables: { [`undeclared${turn}`]: turn } }];
    case 4:
      return ['/graphql', { query: `{ noSuchField${turn} }` }];
    case 5:
      return [
        '/graphql',
        { query: `{ country(code: "KEN") { participations(first: ${1 + (turn % 20)}) { totalCount } } }` },
      ];
    case 6:
      return [`/graphql?query=${encodeURIComponent(`{ initiative(slug: "s${turn}") { name } }`)}`];
    case 7:
      return [`/no/such/page/${turn}`];
    case 8:
      return turn % 200 === 8 ? [`/charts/matrix.svg?width=${600 + (turn % 900)}`] : ['/readyz'];
    default:
      return turn % 1000 === 9 ? ['/exports/initiatives.csv'] : ['/metrics'];
  }
}

/** Memory is flat over many requests of every kind. */
export const manyRequests = (total: number): Fault => ({
  name: `${total} mixed requests: memory flat`,
  async run({ program, env }) {
    const postgres = await Postgres.start();
    try {
      const server = await Server.start(weighing(program), { DATABASE_URL: postgres.url, ...env });
      const weights: Weight[] = [];
      const statuses = new Map<number, number>();
      let turn = 0;
      let worstWaitMs = 0;
      const ask = async () => {
        const [path, body] = request(turn++);
        const began = performance.now();
        const response = await fetch(server.address + path, {
          ...(body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
        });
        await response.arrayBuffer();
        worstWaitMs = Math.max(worstWaitMs, performance.now() - began);
        statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
      };
      const began = performance.now();
      for (let tenth = 1; tenth <= 10; tenth++) {
        const client = async () => {
          while (turn < (total * tenth) / 10) await ask();
        };
        await Promise.all(Array.from({ length: CLIENTS }, client));
        // What it said of requests so far is not kept here.
        server.said = '';
        server.signal('SIGUSR2');
        await until('it has weighed itself', () => /^weighed .*\n/m.test(server.said));
        const weight = JSON.parse(/^weighed (.*)\n/m.exec(server.said)![1]!) as Weight;
        weights.push(weight);
        process.stderr.write(
          `  after ${turn} requests, ${((performance.now() - began) / 1000).toFixed(0)} s: RSS ${mb(weight.rss)}, heap ${mb(weight.heapUsed)}, outside it ${mb(weight.external)} MB\n`,
        );
      }
      const answered = [...statuses].map(([status, count]) => `${count} x ${status}`).join(', ');
      const faults = [...statuses.keys()].filter((status) => status >= 500 && status !== 503);
      insist(faults.length === 0, `answered with ${answered}`);
      const filled = weights[FILLED_AT_TENTH - 1]!;
      const last = weights.at(-1)!;
      const grown = mb(last.heapUsed - filled.heapUsed);
      insist(grown <= MOST_GROWTH_MB, `the heap grew by ${grown} MB after the first ${FILLED_AT_TENTH} tenths`);
      return {
        happened: `${answered}; heap after each tenth ${weights.map(({ heapUsed }) => mb(heapUsed)).join(', ')} MB; RSS ${weights.map(({ rss }) => mb(rss)).join(', ')} MB`,
        recovery: 'none needed',
        worstWaitMs,
      };
    } finally {
      await Server.endAll();
      await postgres.remove();
    }
  },
});

const mb = (bytes: number) => Math.round(bytes / 1024 / 1024);
