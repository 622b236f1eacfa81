import type { Steps } from '../common/steps.js';
import { ROLE_TERMS, ROLES, type Role } from '../domain/roll.js';
import { byInitiativeInSteps, rowsOf } from '../domain/tallies.js';
import type { PartLook } from '../figures/stacked-bars.js';
import { shortName } from '../figures/text.js';
import { type ChartQuestion, limitBars, textOf } from './chart-question.js';
import type { Chart } from './figure.js';
import { listedInSteps } from './listed-rows.js';
import { MORE_WORDS } from './more-words.js';

/** The positions that a state can take on an initiative, as they are drawn. */
const POSITIONS = [
  ['VOTED_FOR', 'middle'],
  ['VOTED_AGAINST', 'accent'],
  ['ABSTAINED', 'dots'],
  ['DID_NOT_VOTE', 'outline'],
  ['DISSOCIATED', 'rings'],
  ['DECLINED', 'crosses'],
] as const satisfies readonly (readonly [Role, PartLook])[];

/** How many states took each position on each initiative. */
export function* votes(given: ChartQuestion): Steps<Chart> {
  const { roll } = given.question;
  // Universal texts are counted only where they are chosen, but they are voted on too: without a choice all are looked at.
  const asked =
    given.question.selectionName === 'all'
      ? { ...given, question: { ...given.question, initiatives: roll.initiatives } }
      : given;
  const { question, words, name, number, locale } = asked;
  limitBars(question, 'participations');
  const { language } = words;
  const more = MORE_WORDS[locale];
  const rows = yield* listedInSteps(asked, (role) => ROLE_TERMS[role].class === 'POSITION');
  const bars: { key: string; name: string; counts: number[]; value: string }[] = [];
  for (const { key: initiative } of yield* byInitiativeInSteps(roll, rows)) {
    const rowsOfInitiative = rowsOf(roll, rows, initiative);
    const counts: number[] = [];
    for (const [role] of POSITIONS) {
      const roleIndex = ROLES.indexOf(role);
      const [tally] = yield* byInitiativeInSteps(
        roll,
        rowsOfInitiative.filter((row) => roll.facts.role[row] === roleIndex),
      );
      counts.push(tally?.tally.states ?? 0);
    }
    const sum = counts.reduce((total, count) => total + count, 0);
    bars.push({ key: initiative.slug, name: shortName(name(initiative.names)), counts, value: number(sum) });
  }
  return {
    text: textOf(asked, bars.length === 0 ? more.votesNothing : more.votesTitle(number(bars.length)), {
      note: more.votesNote,
      facts: true,
      withoutLists: true,
    }),
    figure: {
      of: 'stacked-bars',
      data: { parts: POSITIONS.map(([role, look]) => ({ key: role, name: ROLE_TERMS[role][language], look })), bars },
    },
    language,
    width: 900,
  };
}
