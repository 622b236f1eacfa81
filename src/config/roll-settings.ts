import { join, resolve } from 'node:path';
import { z } from 'zod';
import { projectRoot } from './project-root.js';
import { list, path } from './values.js';

/** What is on the roll that is served, and who keeps it. */
export interface RollSettings {
  /** Descriptor of the data package to import at start, absolute; null = import nothing. */
  readonly dataPackage: string | null;
  /** Who keeps the roll that is served here; null = nobody is named. */
  readonly keeper: string | null;
  /** Where they are reached: an address of mail, or of a page; null = none is named. */
  readonly contact: string | null;
  /** Whether a proposal takes two people, one who proposes it and another who approves it, or one may do both. */
  readonly review: 'two' | 'self';
  /** Publishers whose indicators are left out, as the data name them. */
  readonly excludeIndicatorPublishers: readonly string[];
}

/** Each variable: the check that turns its text into a value, and the rule in words. */
export const ROLL_VARIABLES = z.object({
  ROLLCALL_DATA_PACKAGE: path().nullable().default(null).describe('the datapackage.json to import at start, or none'),
  ROLLCALL_KEEPER: z
    .string()
    .max(200)
    .nullable()
    .default(null)
    .describe('the name of whoever keeps the roll that is served, of at most 200 characters'),
  ROLLCALL_CONTACT: z
    .string()
    .refine(isContact)
    .nullable()
    .default(null)
    .describe('where they are reached: an address of mail, or of a page by https or http'),
  ROLLCALL_REVIEW: z
    .enum(['two', 'self'])
    .default('two')
    .describe('two (who approves a proposal is not who made it) or self (one may do both)'),
  // Separated by semicolons, for names of publishers hold commas: "World Bank, World Development Indicators".
  ROLLCALL_EXCLUDE_INDICATOR_PUBLISHERS: list(';').describe('names of publishers separated by semicolons'),
});

export function rollSettings(values: z.output<typeof ROLL_VARIABLES>): RollSettings {
  const dataPackage = values.ROLLCALL_DATA_PACKAGE ?? join(projectRoot(), 'data', 'datapackage.json');
  return {
    dataPackage: dataPackage === 'none' ? null : resolve(dataPackage),
    keeper: values.ROLLCALL_KEEPER,
    contact: values.ROLLCALL_CONTACT,
    review: values.ROLLCALL_REVIEW,
    excludeIndicatorPublishers: Object.freeze(values.ROLLCALL_EXCLUDE_INDICATOR_PUBLISHERS),
  };
}

function isContact(text: string): boolean {
  return /^[^\s@<>"]+@[^\s@<>"]+$/.test(text) || (/^https?:\/\/\S+$/.test(text) && URL.canParse(text));
}
