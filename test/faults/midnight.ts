import { type Fault, insist } from './fault.js';
import { Postgres } from './postgres.js';
import { type Program, Server, until } from './server.js';

/** Three seconds before a midnight that ends a day, a month and a year, some years from now. */
const BEFORE = '2031-12-31T23:59:57.000Z';
const AFTER = '2032-01-01T00:00:0';

/** At SIGUSR2 the process's clock is at `BEFORE`, and goes on from there. */
const CLOCK = `data:text/javascript,${encodeURIComponent(`
  const Real = Date;
  let ahead = 0;
  const now = () => Real.now() + ahead;
  globalThis.Date = class Date extends Real {
    constructor(...given) { given.length > 0 ? super(...given) : super(now()); }
    static now() { return now(); }
  };
  process.on('SIGUSR2', () => { ahead = Real.parse('${BEFORE}') - Real.now(); });
`)}`;

const withClock = ({ command, args, cwd }: Program): Program => ({ command, args: ['--import', CLOCK, ...args], cwd });

/** Questions that name no day. */
const QUESTIONS = [
  '{ distribution(selection: { set: "hlab7" }) { universeSize buckets { size } } }',
  '{ distribution(selection: {}, counting: { presence: CUMULATIVE }) { universeSize buckets { size } } }',
  '{ country(code: "KEN") { participations(first: 50) { totalCount nodes { role initiative { slug } } } } }',
  '{ initiative(slug: "bletchley-declaration") { participantCount } }',
  '{ gaps(selection: { set: "hlab7" }, fewerThan: 2) { countries { country { code } } } }',
] as const;

/** Midnight passes, of a year too: what names no day is answered as of the data's own day, which does not pass. */
export const midnight: Fault = {
  name: 'midnight, and new year',
  async run({ program, env }) {
    const postgres = await Postgres.start();
    try {
      const server = await Server.start(withClock(program), { DATABASE_URL: postgres.url, TZ: 'UTC', ...env });
      let turn = 0;
      const answers = () =>
        Promise.all(
          QUESTIONS.map(async (question) => {
            // Each time another text, so that no kept answer serves.
            const { data, errors } = await server.ask(`${question} # ${turn++}`);
            insist(errors === undefined, `${question}: ${JSON.stringify(errors)}`);
            return JSON.stringify(data);
          }),
        );
      const before = await answers();
      server.signal('SIGUSR2');
      let rounds = 0;
      await until('it is past midnight by the log', async () => {
        rounds++;
        const now = await answers();
        const changed = now.findIndex((answer, index) => answer !== before[index]);
        insist(changed === -1, `${QUESTIONS[changed]} changed from ${before[changed]} to ${now[changed]}`);
        return server.said.includes(AFTER);
      });
      insist(server.said.includes('2031-12-31T23:59:5'), 'the clock never was before midnight');
      insist((await server.status('/readyz')) === 200, 'it is not ready, now that its clock was set ahead');
      server.signal('SIGTERM');
      insist((await server.end()).code === 0, 'it did not end with 0');
      return {
        happened: `${QUESTIONS.length} questions that name no day were answered ${rounds} times alike, across it`,
        recovery: 'none needed',
        worstWaitMs: null,
      };
    } finally {
      await Server.endAll();
      await postgres.remove();
    }
  },
};
