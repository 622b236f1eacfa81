export { dataOf, ensureCluster } from './cluster.js';
export {
  type EmbeddedServer,
  type EmbeddedServerOptions,
  reserveEmbeddedServer,
  runReservedServer,
  startEmbeddedServer,
  urlOf,
} from './embedded-server.js';
export { EmbeddedServerError } from './embedded-server-error.js';
export type { Log } from './log.js';
export { ensureRunning, type Running, type StartOptions, stopPostmaster } from './postmaster.js';
export { birthOf, isAlive } from './process-identity.js';
export { type FolderWanted, hasCluster, prepareFolder, type ServerFolder } from './server-folder.js';
export type { Words } from './words.js';
