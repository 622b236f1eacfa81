import { nameIn, textIn } from '../../domain/names.js';
import type { Question } from '../../questions/question.js';
import { localeOf } from '../metadata.js';
import { countriesAsked, type ListedColumn, listed } from './listed.js';

/** Rows of a page. */
export const BATCH = 1000;

/** What an act and a claim have in common as they are stored, words as the API writes them. */
export interface CitedStatement {
  /** Of the initiative. */
  readonly slug: string;
  /** Of the participant, as its code. */
  readonly kind: string;
  readonly code: string;
  readonly confidence: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly accessedOn: string | null;
  readonly evidence: string | null;
}

/** Who in which initiative, in the columns of the tables that are imported. */
export function participantColumns<T extends CitedStatement>(): ListedColumn<T>[] {
  return [
    listed('initiative', 'text', 'Slug of the initiative.', ({ slug }) => slug),
    listed('participant', 'text', 'ISO 3166-1 alpha-3 of a state, acronym of an organisation.', ({ code }) => code),
    listed('participant_kind', 'text', 'STATE or ORGANISATION.', ({ kind }) => kind),
  ];
}

/** How sure it is and where it was read, and the name of the initiative. */
export function citationColumns<T extends CitedStatement>(confidenceText: string): ListedColumn<T>[] {
  return [
    listed('confidence', 'text', confidenceText, ({ confidence }) => confidence),
    listed('source_url', 'text', 'Address of the source.', ({ url }) => url),
    listed('source_title', 'text', 'Title of the source.', ({ title }) => title),
    listed('source_publisher', 'text', 'Publisher of the source.', ({ publisher }, question) =>
      textIn(question.roll, 'participations.source_publisher', publisher, localeOf(question)),
    ),
    listed('source_accessed_on', 'date', 'Day on which the source was read.', ({ accessedOn }) => accessedOn),
    listed('evidence', 'text', 'What the source says.', ({ evidence }, question) =>
      textIn(question.roll, 'participations.evidence', evidence, localeOf(question)),
    ),
    listed('initiative_name', 'text', 'Name of the initiative.', ({ slug }, question) =>
      nameIn(question.roll.initiativeBySlug.get(slug)!.names, localeOf(question)),
    ),
  ];
}

/** Of which initiatives statements are asked for, and of which states; null: of every participant. */
export function statementsAsked(question: Question): { readonly slugs: string[]; readonly codes: string[] | null } {
  return {
    slugs: question.initiatives.map(({ slug }) => slug),
    codes: question.among ? countriesAsked(question).map(({ code }) => code) : null,
  };
}
