import { createServer } from 'node:net';
import type { Settings } from '../config/settings.js';

/** The port of the settings is somebody else's. The message says whose, where that can be told, and how to choose another. */
export class PortTakenError extends Error {}

const PATIENCE_MS = 2_000;

/**
 * Sees that the port of the settings is free, before anything else is done that takes its time. Throws PortTakenError, and
 * what the system says of an address that can not be listened on.
 */
export async function checkPort({ host, port }: Pick<Settings, 'host' | 'port'>): Promise<void> {
  if (port === 0) return;
  try {
    await new Promise<void>((resolve, reject) => {
      const probe = createServer();
      probe.once('error', reject);
      probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve()));
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new PortTakenError(portTaken(host, port, await isRollcall(host, port)));
  }
}

/** What is to be said of a port that is taken, and what can be done. */
export function portTaken(host: string, port: number, byRollcall = false): string {
  const by = byRollcall ? `by a Rollcall that runs already, at ${addressOf(host, port)}/` : 'by another program';
  const other = port < 65_535 ? port + 1 : port - 1;
  return `Port ${port} of ${host} is taken ${by}: stop that one, or choose another port: PORT=${other} npm start`;
}

function addressOf(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

async function isRollcall(host: string, port: number): Promise<boolean> {
  try {
    const response = await fetch(`${addressOf(host, port)}/readyz`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const said: unknown = await response.json();
    return typeof said === 'object' && said !== null && 'ready' in said && 'revision' in said;
  } catch {
    // Whatever it is, it does not speak as we do.
    return false;
  }
}
