import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../../src/config/project-root.js';
import type { Attack } from './attack.js';
import { startServer } from './server.js';

/** What came of one attack. */
export interface Outcome {
  readonly tried: string;
  readonly happened: string;
  /** What should not be; null where nothing. */
  readonly fault: string | null;
  /** Longest wait of another client, in ms, and for how long the loop was held at most. */
  readonly otherMs: number;
  readonly heldMs: number;
  readonly megabytes: number;
}

/** More than a heap of 512 MB and what stands beside it may take. */
const MOST_MEGABYTES = 1_000;
const FOLDER = join(projectRoot(), 'test', 'abuse', 'cases');

/** Every attack, a file of `cases/` after the other. */
export async function attacks(quick: boolean): Promise<Attack[]> {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ts'));
  const all: Attack[] = [];
  for (const file of files.sort()) {
    // Some files hold only what specs try.
    const { default: found } = (await import(pathToFileURL(join(FOLDER, file)).href)) as { default?: Attack[] };
    all.push(...(found ?? []));
  }
  return quick ? all.filter((attack) => attack.quick) : all;
}

/** Tries each on one server, in turn, while another client asks a small question every 50 ms. */
export async function runAttacks(
  all: readonly Attack[],
  env: NodeJS.ProcessEnv,
  tell: (outcome: Outcome) => void = () => undefined,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const server = await startServer(env);
  const other = fork(join(projectRoot(), 'test', 'abuse', 'other-client.mjs'), [server.address], { execArgv: [] });
  const otherClient = async () => {
    other.send('worst');
    const [told] = (await once(other, 'message')) as [{ worst: number; failed: number }];
    return told;
  };
  try {
    await sleep(1_000);
    for (const { tried, run } of all) {
      await otherClient();
      await server.measure();
      let happened = '';
      let fault: string | null = null;
      try {
        happened = await run(server);
      } catch (error) {
        fault = server.ended ?? (error as Error).message;
      }
      // Who was kept waiting until now is told of as well.
      await sleep(150);
      const { worst, failed } = await otherClient();
      if (server.ended) fault ??= server.ended;
      if (failed > 0) fault ??= `${failed} questions of the other client failed`;
      const measured = server.ended ? null : await server.measure();
      const megabytes = (measured?.rss ?? 0) / 1e6;
      if (megabytes > MOST_MEGABYTES) fault ??= `${megabytes.toFixed(0)} MB are in use after it`;
      const outcome = { tried, happened, fault, otherMs: worst, heldMs: measured?.heldMs ?? 0, megabytes };
      outcomes.push(outcome);
      tell(outcome);
      if (server.ended) break;
    }
  } finally {
    other.disconnect();
    await server.stop();
  }
  return outcomes;
}

/** The outcomes as a table of Markdown. */
export function table(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(
    ({ tried, happened, fault, otherMs, heldMs, megabytes }) =>
      `| ${tried} | ${fault ? `FAULT: ${fault}` : happened} | ${otherMs.toFixed(0)} ms | ${heldMs.toFixed(0)} ms | ${megabytes.toFixed(0)} MB |`,
  );
  return [
    '| tried | what happened | worst wait of another client | loop held | memory after |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
