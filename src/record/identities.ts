import type { Reference } from './tables.js';

/** Table and code column of what a reference names. */
export const IDENTITIES: Record<Reference, readonly [identity: string, code: string]> = {
  country: ['participant', 'code'],
  participant: ['participant', 'code'],
  group: ['country_group', 'slug'],
  listedGroup: ['country_group', 'slug'],
  scheme: ['scheme', 'slug'],
  set: ['initiative_set', 'slug'],
  initiative: ['initiative', 'slug'],
  indicator: ['indicator', 'slug'],
};
