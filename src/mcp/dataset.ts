import { z } from 'zod';
import { type Locale } from '../domain/locale.js';
import { SENTENCES } from '../questions/notes.js';

/** What the API says of the data as they stand. */
export interface Dataset {
  readonly release: string | null;
  readonly revision: string;
  readonly recordedAt: string;
  readonly dataThrough: string;
  readonly licence: string;
  readonly citation: string;
}

/** Fields of the API for {@link Dataset}, to stand in a query. */
export const DATASET = 'dataset { release revision recordedAt dataThrough licence citation }';

/** The data of an answer, and how to cite it. */
export const PROVENANCE_SHAPE = z.object({
  cite: z.string().describe('The line to print beside any figure of this answer.'),
  release: z.string().nullable().describe('Release of the data; null: a revision that no release names.'),
  revision: z.string(),
  recordedAt: z.string(),
  method: z.string().nullable().describe('Version of the method that defines the figures; null where there are none.'),
  licence: z.string(),
});

/** What an answer rests on that counts nothing: no method has a part in it. */
export function provenanceOfData({
  release,
  revision,
  recordedAt,
  licence,
  citation,
}: Dataset): z.infer<typeof PROVENANCE_SHAPE> {
  return { cite: citation, release, revision, recordedAt, method: null, licence };
}

const CITE: Readonly<Record<'en' | 'zh', (line: string) => string>> = {
  en: (line) => `Cite: ${line}`,
  zh: (line) => `引用：${line}`,
};

/** The line to cite by, as it ends every answer. */
export function citeText(cite: string, locale: Locale): string {
  return CITE[SENTENCES[locale].language](cite);
}
