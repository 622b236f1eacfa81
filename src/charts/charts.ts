import { inSlices } from '../common/in-slices.js';
import { badInput } from '../common/rollcall-error.js';
import { dayInWords, type Locale } from '../domain/locale.js';
import { nameIn } from '../domain/names.js';
import { checkStates } from '../questions/checks.js';
import { type FieldName, namesAt } from '../questions/fields.js';
import { fieldsWith } from '../questions/from-query.js';
import { notFound } from '../questions/not-found.js';
import type { Question } from '../questions/question.js';
import { assembly } from './assembly-chart.js';
import type { ChartKind } from './chart-question.js';
import { country } from './country-chart.js';
import { distribution } from './distribution-chart.js';
import { evidence } from './evidence-chart.js';
import type { Chart } from './figure.js';
import { gaps } from './gaps-chart.js';
import { matrix } from './matrix-chart.js';
import { network } from './network-chart.js';
import { parity } from './parity-chart.js';
import { rankMoves } from './rank-chart.js';
import { roles } from './roles-chart.js';
import { shares } from './shares-chart.js';
import { timeToJoin } from './time-to-join-chart.js';
import { votes } from './votes-chart.js';
import { WORDS } from './words.js';

export const LEAST_WIDTH = 320;
export const MOST_WIDTH = 4000;

/** Every chart that the server draws; CLI and HTTP read this list. */
export const CHARTS: Readonly<Record<string, ChartKind>> = {
  assembly: {
    description: 'Every state as a square, by group, shaded by how many of the initiatives it takes part in.',
    parameters: ['asOf', 'scheme', 'ownGroup', 'groupName', 'highlight'],
    make: assembly,
  },
  distribution: {
    description: 'How many states take part in how many of the initiatives.',
    parameters: ['asOf'],
    make: distribution,
  },
  shares: {
    description: 'The representation ratio of each group of a scheme, year by year.',
    parameters: ['scheme', 'ownGroup', 'groupName', 'highlight', 'from', 'to', 'compositionAt'],
    needs: ['from', 'to'],
    make: shares,
  },
  matrix: {
    description: 'States by initiatives, with the roles of each.',
    parameters: ['asOf', 'scheme', 'group', 'countries', 'groupName', 'highlight'],
    make: matrix,
  },
  gaps: {
    description: 'How many states are absent from each initiative, and why.',
    parameters: ['asOf', 'group', 'countries', 'groupName'],
    make: gaps,
  },
  country: {
    description: 'One country: in how many of the initiatives it takes part, year by year, and its place among all.',
    parameters: ['asOf', 'countries'],
    needs: ['countries'],
    make: country,
  },
  network: {
    description: 'How many of the initiatives two states share, on average, for each two groups of a scheme.',
    parameters: ['asOf', 'scheme', 'ownGroup', 'groupName'],
    make: network,
  },
  parity: {
    description:
      "Which joinings are open to a group's members, by initiative, and how many bring it to its share by number of states; without a group that of the scheme which is furthest from it.",
    parameters: ['asOf', 'scheme', 'group'],
    make: parity,
  },
  'time-to-join': {
    description: 'How long the states of each group waited after an opening before they joined.',
    parameters: ['asOf', 'scheme', 'ownGroup', 'groupName'],
    make: timeToJoin,
  },
  evidence: {
    description:
      'On what the facts about each initiative rest: the official source, another, or none that was checked.',
    parameters: ['asOf'],
    make: evidence,
  },
  rank: {
    description: 'The states whose place by number of initiatives changed most since the same day a year before.',
    parameters: ['asOf', 'group'],
    make: rankMoves,
  },
  roles: {
    description: 'How many roles of each class the states of each group hold.',
    parameters: ['asOf', 'scheme', 'ownGroup', 'groupName'],
    make: roles,
  },
  votes: {
    description: 'How many states are on record with each position, by initiative.',
    parameters: ['asOf'],
    make: votes,
  },
};
export const CHART_NAMES = Object.keys(CHARTS);

/** Names that charts had before: they answer for addresses and scripts that go on using them, and are offered to nobody. */
export const FORMER_CHART_NAMES: Readonly<Record<string, string>> = { waffle: 'assembly' };

/** The chart of a name, also of one that it had before. Throws NOT_FOUND. */
export function chartNamed(name: string): ChartKind {
  const nameOfToday = Object.hasOwn(FORMER_CHART_NAMES, name) ? FORMER_CHART_NAMES[name]! : name;
  if (!Object.hasOwn(CHARTS, nameOfToday)) throw notFound('chart', name, CHART_NAMES);
  return CHARTS[nameOfToday]!;
}

/** The parameters that a chart understands. Throws NOT_FOUND for a chart that does not exist. */
export function chartParameters(name: string): FieldName[] {
  return fieldsWith([...chartNamed(name).parameters, ...namesAt('picture')]);
}

/**
 * A chart of a question. Rejects with BAD_USER_INPUT for what can not be drawn, QUERY_TOO_COMPLEX for more cells or bars
 * than a chart takes.
 */
export async function chartOf(name: string, question: Question): Promise<Chart> {
  const { width } = question.input;
  const locale: Locale = question.input.locale ?? 'EN';
  if (width != null && (width < LEAST_WIDTH || width > MOST_WIDTH)) {
    throw badInput('width', `width: ${width} is not between ${LEAST_WIDTH} and ${MOST_WIDTH} pixels`);
  }
  checkStates(question);
  const words = WORDS[locale];
  const { language } = words;
  const whole = new Intl.NumberFormat(language);
  const steps = chartNamed(name).make({
    question,
    words,
    locale,
    name: (names) => nameIn(names, locale),
    number: (value) => whole.format(value),
    day: (value) => dayInWords(value, locale),
  });
  return inSlices(steps);
}
