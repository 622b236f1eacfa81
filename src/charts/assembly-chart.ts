import type { Steps } from '../common/steps.js';
import { standingsInSteps } from '../domain/matrix.js';
import { partitionAt } from '../domain/partition.js';
import { coverageOfAllInSteps } from '../domain/presence.js';
import { STANDINGS } from '../domain/roll.js';
import { standingOver } from '../domain/standing-over.js';
import { highlightOf } from '../questions/highlight.js';
import { type ChartQuestion, mayTakePart, schemeOf, textOf } from './chart-question.js';
import type { Chart } from './figure.js';
import { noneUnderRules } from './none-under-rules.js';

/** The universe as one block a group, states with the greatest coverage first. */
export function* assembly(asked: ChartQuestion): Steps<Chart> {
  const { question, words, name, number } = asked;
  const { roll, initiatives, day, rule } = question;
  const n = initiatives.length;
  const coverage = yield* coverageOfAllInSteps(roll, initiatives, day, rule);
  const standings = yield* standingsInSteps(roll, initiatives, null, day, rule);
  const highlight = highlightOf(question);
  const { parts, universe } = partitionAt(roll, schemeOf(question), day, rule.universe);
  const collator = new Intl.Collator(words.language);
  const atMost = (count: number, unsure: boolean) => (unsure ? words.atMost(number(count)) : number(count));
  const seats = new Map(
    universe.map((country) => {
      const k = coverage[country.index]!;
      const toEach = standings.get(country.index)!;
      const standing = standingOver(toEach);
      const counted = mayTakePart(toEach) ? words.atLeast(number(k)) : number(k);
      const label = words.seat(name(country.names), words.kOfN(counted, number(n)), words.standings[standing]);
      const muted = highlight !== null && !highlight.states.has(country.index);
      const seat = { code: country.code, coverage: k, standing, label, muted };
      return [country.index, { seat, sort: name(country.names), unsure: mayTakePart(toEach) }] as const;
    }),
  );
  const blocks = parts
    .filter(({ members }) => members.length > 0)
    .map(({ group, members }) => {
      const seatsOfGroup = members
        .map(({ index }) => seats.get(index)!)
        .sort(
          (a, b) =>
            b.seat.coverage - a.seat.coverage ||
            STANDINGS.indexOf(a.seat.standing) - STANDINGS.indexOf(b.seat.standing) ||
            collator.compare(a.sort, b.sort),
        );
      const none = seatsOfGroup.filter(({ seat }) => seat.coverage === 0);
      const unsure = none.some((member) => member.unsure);
      const note = words.blockNote(atMost(none.length, unsure), number(seatsOfGroup.length));
      return { key: group.slug, name: name(group.names), note, seats: seatsOfGroup.map(({ seat }) => seat) };
    });
  const everyone = [...seats.values()];
  const none = everyone.filter(({ seat }) => seat.coverage === 0);
  const { sentence, span } = yield* noneUnderRules(
    asked,
    everyone.some(({ seat, unsure }) => unsure && seat.standing !== 'ITSELF'),
  );
  const title = words.assemblyTitle(
    none.length,
    atMost(
      none.length,
      none.some(({ unsure }) => unsure),
    ),
    number(universe.length),
    number(n),
    n === 1 ? name(initiatives[0]!.names) : null,
    span,
  );
  const scale = Array.from({ length: n }, (_, index) =>
    index === 0 ? words.scaleStart(number(1)) : number(index + 1),
  );
  return {
    text: textOf(asked, title, { note: words.assemblyNote, ranges: [sentence] }),
    figure: { of: 'assembly', data: { n, blocks, standings: words.standings, ...(n <= 20 ? { scale } : {}) } },
    language: words.language,
    width: 1080,
  };
}
