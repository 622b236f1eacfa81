import { RollcallError } from '../common/rollcall-error.js';
import { didYouMean } from '../domain/nearest.js';

/** A first error for something that is asked for by name and not there. */
export function notFound(what: string, name: string, names: readonly string[]): RollcallError {
  return new RollcallError(
    'NOT_FOUND',
    `there is no ${what} '${name}'; there are ${names.join(', ')}${didYouMean(name, names)}`,
    { argument: what },
  );
}
