import { formatDay } from '../domain/day.js';
import type { Question } from './question.js';

/** Views of the dashboard that a sentence leads to. */
export type View = 'distribution' | 'gaps' | 'matrix' | 'over-time' | `country/${string}` | `initiative/${string}`;

/** What a path names otherwise than the question does, or in addition. */
export interface Narrowed {
  /** Slugs, in place of the question's own selection. */
  readonly initiatives?: readonly string[];
  readonly scheme?: string;
  /** Parameters of the view alone. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/**
 * Where the dashboard shows what a question asks: the path of a view with what the dashboard's addresses can say of
 * selection, day and counting, and without a language. It shows the same thing when there are newer data.
 */
export function dashboardPath(
  question: Question,
  view: View,
  { initiatives, scheme, parameters = {} }: Narrowed = {},
): string {
  const { input, selection, day, rule, release } = question;
  const query = new URLSearchParams();
  const write = (name: string, words: readonly string[] | null | undefined) => {
    if (words != null && words.length > 0) query.set(name, words.join(','));
  };
  const lower = (words: readonly string[] | null | undefined) => words?.map((word) => word.toLowerCase());
  if (initiatives) write('initiatives', initiatives);
  else {
    if (selection.set != null) query.set('set', selection.set);
    write('initiatives', selection.initiatives);
    write('kinds', lower(selection.kinds));
    write('topics', lower(selection.topics));
    write('leads', selection.leads);
    write('families', lower(selection.families));
    if (selection.focus != null) query.set('focus', selection.focus.toLowerCase());
  }
  query.set('asOf', formatDay(day));
  query.set('presence', rule.presence.toLowerCase());
  if (input.blocs != null) query.set('blocs', input.blocs.toLowerCase());
  write('roleClasses', lower(input.roleClasses));
  if (input.method != null) query.set('method', input.method);
  if (scheme !== undefined) query.set('scheme', scheme);
  if (release !== null) query.set('release', release);
  for (const [name, value] of Object.entries(parameters)) query.set(name, value);
  return `/${view}?${query}`;
}
