import type { Steps } from '../common/steps.js';
import { betweenGroups, coParticipationInSteps, meanShared } from '../domain/co-participation.js';
import { partitionAt } from '../domain/partition.js';
import { type ChartQuestion, isOpen, schemeName, schemeOf, textOf } from './chart-question.js';
import type { Chart } from './figure.js';
import { MORE_WORDS } from './more-words.js';

/** How many initiatives the states of two groups share. */
export function* network(asked: ChartQuestion): Steps<Chart> {
  const { question, words, name, number, locale } = asked;
  const { roll, initiatives, day, rule } = question;
  const more = MORE_WORDS[locale];
  const scheme = schemeOf(question);
  const together = yield* coParticipationInSteps(roll, initiatives, day, rule);
  const parts = partitionAt(roll, scheme, day, rule.universe).parts.filter(({ members }) => members.length > 0);
  const groups = betweenGroups(together, parts);
  const greatest = Math.max(0, ...groups.flatMap((group) => group.meanShared.map((mean) => mean ?? 0)));
  const mean = new Intl.NumberFormat(words.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const atLeast = isOpen(asked);
  const named = groups.map(({ part: { group } }) => ({ key: group.slug, name: name(group.names) }));
  const rows = groups.map(({ meanShared: shared }, groupIndex) => ({
    ...named[groupIndex]!,
    cells: shared.map((value, other) => {
      const text = value === null ? null : mean.format(value);
      return {
        shade: value === null ? null : greatest === 0 ? 0 : value / greatest,
        text: text ?? '–',
        label: more.pair(named[groupIndex]!.name, named[other]!.name, text, atLeast),
      };
    }),
  }));
  const overall = meanShared(together);
  const title =
    overall === null
      ? schemeName(asked, scheme)
      : more.networkTitle(mean.format(overall), number(initiatives.length), atLeast);
  return {
    text: textOf(asked, title, { note: more.networkNote }),
    figure: { of: 'heat-table', data: { columns: named, rows } },
    language: words.language,
    width: 900,
  };
}
