import type { Steps } from '../common/steps.js';
import type { Day } from '../domain/day.js';
import { globalSouthRange } from '../domain/global-south.js';
import { incomplete } from '../domain/lists.js';
import { blocRulesOf } from '../domain/rule.js';
import { sensitivityInSteps } from '../domain/sensitivity.js';
import { representationSeriesInSteps } from '../domain/series.js';
import { shortName } from '../figures/text.js';
import type { YearChanges } from '../figures/year-changes.js';
import { yearsOf } from '../questions/checks.js';
import { highlightOf } from '../questions/highlight.js';
import { dataDay } from '../questions/standpoint.js';
import { type ChartQuestion, schemeName, schemeOf, textOf } from './chart-question.js';
import type { Chart } from './figure.js';

/** Height of lines of which none can be drawn, in pixels. */
const WITHOUT_LINES = 150;

/** Representation ratio of each group by year, parity marked, with the range over the Global South schemes. */
export function* shares(asked: ChartQuestion): Steps<Chart> {
  const { question, words, name, number, day } = asked;
  const { snapshot, roll, initiatives, rule, input } = question;
  const { from, to } = yearsOf(question);
  const scheme = schemeOf(question);
  const fixed = input.compositionAt ?? null;
  const points = yield* representationSeriesInSteps(
    roll,
    initiatives,
    scheme,
    from,
    to,
    rule,
    dataDay(snapshot, roll),
    fixed,
  );
  const groups = new Map(
    points.flatMap(({ representation }) => representation.groups.map(({ group }) => [group.slug, group] as const)),
  );
  // Over incomplete lists a ratio would only tell what happens to be on record.
  const isWithheld = (asOf: Day) => incomplete(initiatives, asOf, rule).length > 0;
  const highlight = highlightOf(question);
  const drawn = highlight !== null && groups.has(highlight.key);
  const series = [...groups.values()].map((group) => ({
    key: group.slug,
    muted: drawn && group.slug !== highlight.key,
    name: shortName(name(group.names)),
    points: points.map(({ year, partial, representation }) => {
      if (isWithheld(representation.asked.day)) return { year, partial, value: null, withheld: words.withheld };
      const figures = representation.groups.find((candidate) => candidate.group.slug === group.slug);
      return { year, partial, value: figures?.representationRatio ?? null };
    }),
  }));
  const band: { year: number; low: number; high: number; definitions: number }[] = [];
  for (const { year, representation } of points) {
    if (isWithheld(representation.asked.day)) continue;
    const { least: low, greatest: high } = (yield* sensitivityInSteps(representation)).representationRatio;
    if (low === null || high === null) continue;
    const { underSchemes } = globalSouthRange(representation);
    const definitions = underSchemes.filter(({ figures }) => figures.members > 0).length;
    band.push({ year, low, high, definitions });
  }
  const changes: Required<YearChanges>[] = [];
  for (const point of points) {
    const { year, joined, left } = point;
    changes.push({ year, joined, left, joinedBounds: yield* point.joinedBoundsInSteps() });
  }
  const unsureChanges = changes.some(({ joinedBounds: { least, greatest } }) => least < greatest);
  const when = words.years(String(from), String(to), fixed === null ? null : day(fixed));
  const definitions = band.map((point) => point.definitions);
  const bandLabel = words.band(
    number(Math.min(...definitions)),
    number(Math.max(...definitions)),
    number(blocRulesOf(rule).length),
  );
  const running = points.find(({ partial }) => partial);
  const withheld = points.filter(({ representation }) => isWithheld(representation.asked.day));
  const note = [
    words.sharesNote,
    ...(running && !withheld.includes(running) ? [words.runningYear(day(running.representation.asked.day))] : []),
    ...(withheld.length === points.length ? [words.withheldAll] : []),
  ];
  return {
    text: textOf(asked, words.sharesTitle(schemeName(asked, scheme)), {
      note: note.join(words.language === 'zh' ? '' : ' '),
      when,
      listsOn: (withheld.at(-1) ?? points.at(-1)!).representation.asked.day,
    }),
    figure: {
      of: 'share-lines',
      data: {
        series,
        parity: { value: 1, label: words.parity },
        ...(band.length > 0 ? { band: { label: bandLabel, points: band } } : {}),
        ...(withheld.length > 0 ? { withheldLabel: words.withheld } : {}),
        ...(withheld.length === points.length ? { height: WITHOUT_LINES } : {}),
        changes,
        changesLabel: unsureChanges ? words.changesBetween : words.changes,
      },
    },
    language: words.language,
    width: 960,
  };
}
