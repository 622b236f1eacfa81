import type { Names } from '../../domain/roll.js';
import type { Named } from '../report-data.js';

/** What is named in addresses by a slug. */
export const named = ({ slug, names }: { readonly slug: string; readonly names: Names }): Named => ({
  key: slug,
  names,
});

/** What is named in addresses by a code. */
export const coded = ({ code, names }: { readonly code: string; readonly names: Names }): Named => ({
  key: code,
  names,
});
