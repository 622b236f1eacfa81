import type { Steps } from '../common/steps.js';
import type { Locale } from '../domain/locale.js';
import { takingPartInSteps } from '../domain/taking-part.js';
import type { Snapshot } from '../roll/snapshot.js';
import type { QuestionInput } from './fields.js';
import { questionInSteps } from './question.js';
import { countingOf, takingPartText } from './taking-part-text.js';

/** What headlines over all lists that can be relied on are counted over: what the first page asks. */
export const TODAY = { set: 'complete-lists', focus: 'AI' } as const satisfies QuestionInput;

/** The first page's sentence as of the data's own day; null where the roll has not the set, as one of one's own may not. */
export function* todaySentenceInSteps(snapshot: Snapshot, locale: Locale): Steps<string | null> {
  if (!snapshot.roll.sets.has(TODAY.set)) return null;
  const question = yield* questionInSteps(snapshot, TODAY);
  const { roll, initiatives, day, rule } = question;
  const counted = yield* takingPartInSteps(roll, initiatives, day, rule);
  return takingPartText(counted, countingOf(question), locale);
}
