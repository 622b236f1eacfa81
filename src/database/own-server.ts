import {
  type EmbeddedServer,
  EmbeddedServerError,
  type EmbeddedServerOptions,
  hasCluster,
  startEmbeddedServer,
} from '../../packages/embedded-server/src/index.js';
import type { Settings } from '../config/settings.js';
import { DatabaseStartError } from './database-start-error.js';

type OwnServerOptions = Omit<EmbeddedServerOptions, 'name' | 'words'>;

/** What makes an embedded server Rollcall's. */
export const ROLLCALLS = {
  name: 'rollcall',
  words: {
    folder: 'ROLLCALL_DATA_DIR',
    server: 'DATABASE_URL',
    program: 'Rollcall',
    afresh: 'from the data package',
  },
};

/**
 * The embedded server of Rollcall in a folder, started or joined.
 *
 * @throws DatabaseStartError saying in one line what is wrong and what to do
 */
export async function startOwnServer(options: OwnServerOptions): Promise<EmbeddedServer> {
  const server = await startEmbeddedServer({ ...options, ...ROLLCALLS }).catch(rethrow);
  const { url, owned } = server;
  return { url, owned, stop: () => server.stop().catch(rethrow) };
}

/** Whether the settings' embedded server was ever started. */
export function hasOwnServer({ dataDir, dataDirGiven }: Pick<Settings, 'dataDir' | 'dataDirGiven'>): boolean {
  return hasCluster({ ...ROLLCALLS, dataDir, mayMove: !dataDirGiven });
}

function rethrow(error: unknown): never {
  throw error instanceof EmbeddedServerError ? new DatabaseStartError(error.message, { cause: error }) : error;
}
