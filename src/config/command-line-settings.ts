import { z } from 'zod';
import { isPublicUrl } from './values.js';

/** Of the command line: whom it asks. */
export interface CommandLineSettings {
  /** A server that the command line asks in the place of a database, without a slash at its end; null = none. */
  readonly url: string | null;
  /** The token that it is shown; null = none. A secret: never printed. */
  readonly token: string | null;
}

/** Each variable: the check that turns its text into a value, and the rule in words. */
export const COMMAND_LINE_VARIABLES = z.object({
  ROLLCALL_URL: z
    .string()
    .refine(isPublicUrl)
    .nullable()
    .default(null)
    .describe(
      'the address of a server for the command line to ask, such as https://rollcall.example.org, without a query',
    ),
  ROLLCALL_TOKEN: z
    .string()
    .nullable()
    .default(null)
    .describe('the token that the command line shows to the server of ROLLCALL_URL'),
});

export function commandLineSettings(values: z.output<typeof COMMAND_LINE_VARIABLES>): CommandLineSettings {
  return {
    url: values.ROLLCALL_URL,
    token: values.ROLLCALL_TOKEN,
  };
}
