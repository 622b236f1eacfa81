import type { ReactNode } from 'react';
import type { Request } from '../../components/figure-card-properties.js';
import type { Lists } from '../../components/lists-note.js';
import type { GapsViewQuery } from '../../generated/graphql.js';

export type GapsAnswer = GapsViewQuery['gaps'];
export type Absence = GapsAnswer['initiatives'][number]['missing'][number];

/** What each of the two parts of the view is given. */
export interface GapsPart {
  readonly gaps: GapsAnswer;
  readonly request: Request;
  readonly controls: ReactNode;
}

/** The lists behind the answer: every initiative asked about has one. */
export const listsOf = (gaps: GapsAnswer): Lists => ({
  ...gaps,
  initiatives: gaps.initiatives,
});
