import type { FastifyRequest } from 'fastify';
import { badInput } from '../common/rollcall-error.js';
import type { Settings } from '../config/settings.js';

/**
 * Where clients reach the server, without a slash at its end: as the settings have it, else where a request says that it
 * was sent. Throws BAD_USER_INPUT for what is no name of a host.
 */
export function ownAddress({ publicUrl }: Pick<Settings, 'publicUrl'>, { protocol, host }: FastifyRequest): string {
  if (publicUrl !== null) return publicUrl;
  if (!/^[\w.:[\]-]+$/.test(host) || !URL.canParse(`${protocol}://${host}`)) {
    throw badInput('host', 'the Host header of the request names no host');
  }
  return `${protocol}://${host}`;
}
