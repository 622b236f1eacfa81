import { isOwnScheme, type ViewState, writeState } from '../state/view-state.js';

/** What of a view a report does not take: how it is called, what is brought out, and its day, which is that of the year. */
const NOT_OF_A_REPORT = ['name', 'countries', 'groupName', 'highlight', 'asOf'];

/**
 * The address of the yearly report on what a view counts. A report has no opening of its own, so that everything is said.
 * Null where there is none: to take a position is not to take part.
 */
export function reportAddress(state: ViewState, year: number): string | null {
  if (state.roleClasses.includes('POSITION')) return null;
  const query = writeState(state, { set: null, focus: null, presence: state.presence });
  for (const name of NOT_OF_A_REPORT) query.delete(name);
  // Without a set a report is over every initiative.
  if (state.set === null) query.delete('set');
  if (isOwnScheme(state)) query.delete('scheme');
  query.set('presence', state.presence.toLowerCase());
  return `/reports/${year}?${query}`;
}
