import { Writable } from 'node:stream';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { Command } from 'commander';
import { destination } from 'pino';
import { RollcallError } from '../common/rollcall-error.js';
import { readSettings } from '../config/settings.js';
import { openDatabase } from '../database/open-database.js';
import { Reads } from '../database/reads.js';
import { Bounds } from '../graphql/bounds.js';
import { questionContext } from '../graphql/context.js';
import { importAtStart } from '../imports/import-at-start.js';
import { askerWithin } from '../mcp/asker.js';
import { mcpServer } from '../mcp/server.js';
import type { Ask } from '../mcp/tool.js';
import { SnapshotStore } from '../roll/snapshot-store.js';
import { createApp } from '../server/create-app.js';
import { NotAnswered } from './not-answered.js';
import type { RollSource } from './roll-source.js';
import { stderrLog } from './with-database.js';
import { type SourceOptions, serverSource, withUrl } from './with-source.js';

/** `rollcall mcp`: what assistants ask, by the Model Context Protocol over standard input and output. */
export function mcpCommand(): Command {
  return withUrl(new Command('mcp')).action(async (options: SourceOptions) => {
    const output = protocolOutput();
    const server = await serverSource(options);
    if (server && (server.isNamed || (await answers(server.source)))) {
      stderrLog.log(`Answering assistants from the server at ${server.source.address}`);
      return serve(output, () => askingServer(server.source));
    }
    return serveDatabase(output);
  });
}

/**
 * Standard output for the protocol alone. Whatever else would be written there, by whichever library, goes to standard
 * error: one line that is no message would end the conversation.
 */
function protocolOutput(): Writable {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  return new Writable({ write: (chunk: Buffer, _encoding, done) => void write(chunk, done) });
}

/** Answers until standard input ends, or a signal says so. */
async function serve(output: Writable, ask: () => Ask): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    for (const event of ['end', 'close'] as const) process.stdin.once(event, resolve);
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  const serving = serveStdio(() => mcpServer(ask), {
    transport: new StdioServerTransport(process.stdin, output),
    onerror: ({ message }) => stderrLog.warn(message),
  });
  await ended;
  await serving.close();
  // What reads from it would keep the process from ending.
  process.stdin.destroy();
}

/** The database of the settings, by a server that listens nowhere and tells no webhook: it follows what is recorded. */
async function serveDatabase(output: Writable): Promise<void> {
  const settings = readSettings();
  const database = await openDatabase(settings, stderrLog);
  let close = () => database.close();
  try {
    await importAtStart(settings, database.pool, stderrLog);
    const app = await createApp(settings, database, { webhooks: false, logTo: destination(2) });
    close = () => app.close();
    const { schema } = app.get(GraphQLSchemaHost);
    const [store, reads] = [app.get(SnapshotStore), app.get(Reads)];
    await serve(output, () => askerWithin(schema, settings, questionContext(store, reads, new Bounds(settings))));
  } finally {
    await close();
  }
}

async function answers(source: RollSource): Promise<boolean> {
  try {
    await source.ask('query { dataset { revision } }');
    return true;
  } catch (error) {
    if (error instanceof NotAnswered) return false;
    throw error;
  }
}

/** Asks a server. Where it does not answer, the error says what a person can do about it. */
function askingServer(source: RollSource): Ask {
  return async <T>(operation: string, variables?: object): Promise<T> => {
    try {
      return await source.ask<T>(operation, variables);
    } catch (error) {
      if (error instanceof NotAnswered) throw new RollcallError('DATABASE_UNAVAILABLE', error.message);
      throw error;
    }
  };
}
