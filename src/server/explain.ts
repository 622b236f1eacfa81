import { RollcallError } from '../common/rollcall-error.js';
import { SettingsError } from '../config/settings.js';
import { DatabaseStartError } from '../database/database-start-error.js';
import { PortTakenError, portTaken } from './free-port.js';

/** One readable line for what a person can do something about; the stack for what is our fault. */
export function explain(error: unknown): string {
  if (
    error instanceof RollcallError ||
    error instanceof SettingsError ||
    error instanceof DatabaseStartError ||
    error instanceof PortTakenError
  ) {
    return error.message;
  }
  const { code, port, address } = error as { code?: string; port?: number; address?: string };
  if (code === 'EADDRINUSE') return portTaken(String(address), Number(port));
  if (code === 'EACCES') return `Listening on port ${port} of ${address} is not allowed: set PORT to one above 1023.`;
  if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL') {
    return `HOST names no address of this machine (${address ?? (error as Error).message}).`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
