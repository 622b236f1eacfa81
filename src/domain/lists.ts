import { type Day, sameDayNextYear } from './day.js';
import type { Initiative } from './roll.js';
import type { CountingRule } from './rule.js';

type Listed = Pick<Initiative, 'listCompleteness' | 'listCheckedOn' | 'listClosedOn' | 'endedOn'>;
type At = Pick<CountingRule, 'method'>;

/** First day on which nobody can join any more: the end of the initiative or the closing of its list; null: none is known. */
export function closingDay({ listClosedOn, endedOn }: Pick<Listed, 'listClosedOn' | 'endedOn'>): Day | null {
  if (listClosedOn === null || endedOn === null) return listClosedOn ?? endedOn;
  return Math.min(listClosedOn, endedOn);
}

/** Whether the list was checked when nobody could be added any more: it never ages. */
export function settled(initiative: Listed): boolean {
  const closing = closingDay(initiative);
  return closing !== null && initiative.listCheckedOn !== null && initiative.listCheckedOn >= closing;
}

/** Last day on which a complete list that is not settled concludes absence: the same calendar day a year after its check. */
function horizon(checkedOn: Day): Day {
  return sameDayNextYear(checkedOn);
}

/**
 * Whether absence can not be concluded from the list on record (method, section 3): partial, not on record, or, by method
 * 2.0, complete but past its horizon on the day. Where there can be no list (NOT_APPLICABLE) the question does not arise;
 * method 1.0 reads that as NONE.
 */
export function isIncomplete(initiative: Listed, day: Day, { method }: At): boolean {
  const { listCompleteness, listCheckedOn } = initiative;
  if (method === '1.0') return listCompleteness !== 'COMPLETE';
  if (listCompleteness === 'NOT_APPLICABLE') return false;
  if (listCompleteness !== 'COMPLETE' || listCheckedOn === null) return true;
  return !settled(initiative) && day > horizon(listCheckedOn);
}

/** Those from whose list absence can not be concluded on the day: figures over them are "at least" or "at most". */
export function incomplete(initiatives: readonly Initiative[], day: Day, at: At): Initiative[] {
  return initiatives.filter((initiative) => isIncomplete(initiative, day, at));
}

/**
 * Those with a complete list that is relied on, though it was last checked before the day: what was known on their
 * `listCheckedOn` answers. None is among the incomplete; a settled list has nothing more to be checked for.
 */
export function listsCheckedBefore(initiatives: readonly Initiative[], day: Day, at: At): Initiative[] {
  return initiatives.filter((initiative) => {
    const { listCompleteness, listCheckedOn } = initiative;
    if (listCompleteness !== 'COMPLETE' || listCheckedOn === null || listCheckedOn >= day) return false;
    return at.method === '1.0' || (!settled(initiative) && !isIncomplete(initiative, day, at));
  });
}

/** Whether the list, or its absence, is one that `completeOnly` takes on the day. */
export function isReliedOn(initiative: Initiative, day: Day, at: At): boolean {
  if (isIncomplete(initiative, day, at)) return false;
  return !(initiative.adoption === 'ISSUED' && initiative.listCompleteness === 'NOT_APPLICABLE');
}
