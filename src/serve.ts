import 'reflect-metadata';
import type { Log } from './common/log.js';
import { outliveReaders } from './common/outlive-readers.js';
import { redactUrl } from './config/redact-url.js';
import { readSettings } from './config/settings.js';
import { openDatabase } from './database/open-database.js';
import { importAtStart } from './imports/import-at-start.js';
import { SnapshotStore } from './roll/snapshot-store.js';
import { announceServer } from './server/announced.js';
import { createApp, listen } from './server/create-app.js';
import { endWithNpm } from './server/end-with-npm.js';
import { explain } from './server/explain.js';
import { checkPort } from './server/free-port.js';
import { headline } from './server/headline.js';
import { Lifecycle } from './server/lifecycle.js';
import { measuredWithoutFiles } from './server/load/memory-usage.js';
import { shutDownOnSignals } from './server/shutdown.js';
import { StartSteps } from './server/start-steps.js';

const terminal: Log = { log: say, warn: complain, error: complain };

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function main(): Promise<void> {
  // In the place of Node's own: the libraries that measure take that one.
  process.memoryUsage = measuredWithoutFiles(process.memoryUsage);
  outliveReaders({ 'standard output': process.stdout, 'standard error': process.stderr }, complain);
  endWithNpm();
  const settings = readSettings();
  const steps = new StartSteps(settings);
  await checkPort(settings);
  steps.tell(
    settings.databaseUrl === null
      ? `Starting the database in ${settings.dataDir} ...`
      : `Reaching the database at ${redactUrl(settings.databaseUrl)} ...`,
  );
  const database = await openDatabase(settings, terminal);
  try {
    const since = Date.now();
    const telling: Log = { ...terminal, log: (line) => steps.tell(line) };
    await importAtStart(settings, database.pool, telling, (progress) => steps.progress(progress));
    steps.tell('Loading the roll ...');
    const lifecycle = new Lifecycle();
    const app = await createApp(settings, database, { lifecycle });
    lifecycle.onEnd(() => steps.tell('Stopping: what is in hand is answered, then the database ends ...'));
    shutDownOnSignals({ app, lifecycle, deadlineMs: settings.shutdownSeconds * 1000, log: terminal });
    const address = await listen(app, settings);
    lifecycle.onEnd(announceServer(settings, address, since));
    const figure = headline(app.get(SnapshotStore).current.roll);
    say(`API        ${address}/graphql`);
    say(`Dashboard  ${address}/`);
    say(`GraphiQL   ${address}/graphiql`);
    if (figure) say(figure);
    steps.tell(`Ready at ${address}/; stop with Ctrl-C, or by: kill ${process.pid}`);
  } catch (error) {
    await database.close();
    throw error;
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});
