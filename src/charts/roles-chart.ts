import type { Steps } from '../common/steps.js';
import { partitionAt } from '../domain/partition.js';
import { ROLE_CLASSES } from '../domain/roll.js';
import { classCoverageInSteps, seatsByClass } from '../domain/seats-by-class.js';
import { type ChartQuestion, isOpen, schemeOf, textOf } from './chart-question.js';
import type { Chart } from './figure.js';
import { MORE_WORDS } from './more-words.js';

const percent = (language: string) => {
  const format = new Intl.NumberFormat(language, { style: 'percent' });
  return (share: number) => format.format(share);
};

/** Without positions, which have a chart of their own, and persons, who do not take part for their state. */
const CLASSES = ROLE_CLASSES.filter((roleClass) => roleClass !== 'POSITION' && roleClass !== 'PERSONAL');

/** The roles of each class that the states of each group hold. */
export function* roles(asked: ChartQuestion): Steps<Chart> {
  const { question, words, name, number, locale } = asked;
  const { roll, initiatives, day, rule } = question;
  const more = MORE_WORDS[locale];
  const inPercent = percent(words.language);
  const partition = partitionAt(roll, schemeOf(question), day, rule.universe);
  const coverage = yield* classCoverageInSteps(roll, initiatives, day, rule, question.supposed);
  const atLeast = isOpen(asked);
  const groups = seatsByClass(partition, coverage).filter(
    (_, partIndex) => partition.parts[partIndex]!.members.length > 0,
  );
  const all = new Map(
    CLASSES.map((roleClass) => [
      roleClass,
      groups.reduce((sum, { classes }) => sum + classes.find((item) => item.class === roleClass)!.seats, 0),
    ]),
  );
  const rows = groups.map(({ group, classes }) => ({
    key: group.slug,
    name: name(group.names),
    cells: CLASSES.map((roleClass) => {
      const { seats, share } = classes.find((item) => item.class === roleClass)!;
      const total = all.get(roleClass)!;
      const count = total === 0 ? null : number(seats);
      // Over incomplete lists a share would only tell what happens to be on record.
      const text = count === null ? '–' : atLeast || share === null ? count : `${count} · ${inPercent(share)}`;
      return {
        shade: total === 0 ? null : seats / total,
        text,
        short: count ?? '–',
        label: more.role(name(group.names), more.classes[roleClass]!, count, number(total), atLeast),
      };
    }),
  }));
  return {
    text: textOf(asked, more.rolesTitle, { note: more.rolesNote(atLeast) }),
    figure: {
      of: 'heat-table',
      data: { columns: CLASSES.map((key) => ({ key, name: more.classes[key]! })), rows },
    },
    language: words.language,
    width: 900,
  };
}
