import { badInput } from '../common/rollcall-error.js';

/** Names stand beside proposals and in lists: letters of any script, digits, and a few signs between them. */
const NAME = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} ._@'-]{0,98}[\p{L}\p{M}\p{N}.])?$/u;

/** Throws BAD_USER_INPUT for what cannot stand as a name beside a proposal. */
export function checkViewerName(name: string, argument: string): void {
  if (NAME.test(name)) return;
  throw badInput(
    argument,
    `the name is ${JSON.stringify(name)}, but must be of 1 to 100 letters, digits, spaces and the signs . _ @ ' -, and begin with a letter or digit`,
  );
}
