import { RollcallError } from '../common/rollcall-error.js';

/** The refusal of credentials; the message says why, without any part of them. */
export function unauthenticated(message: string): RollcallError {
  return new RollcallError('UNAUTHENTICATED', message);
}
