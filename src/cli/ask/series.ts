import { Command } from 'commander';
import { yearsGiven } from '../../questions/checks.js';
import { fieldsWith } from '../../questions/from-query.js';
import { citeYears } from '../../questions/provenance.js';
import {
  type Counted,
  closingTexts,
  figure,
  LISTS,
  paragraphs,
  percent,
  type Slug,
  titled,
} from '../../questions/texts.js';
import { asQuestion } from './question-command.js';
import { schemeOf } from './representation.js';
import { variablesOf } from './variables.js';

interface YearFigures {
  readonly year: number;
  readonly partial: boolean;
  readonly joined: number;
  readonly left: number;
  readonly joinedBounds: { readonly least: number; readonly greatest: number };
  readonly representation: Counted & {
    readonly scheme: Slug & { readonly name: string };
    readonly groups: readonly {
      readonly group: Slug & { readonly name: string };
      readonly seatShare: number | null;
      readonly representationRatio: number | null;
    }[];
  };
}

export const SERIES_QUERY = `query ($selection: SelectionInput!, $scheme: ID!, $from: Int!, $to: Int!, $counting: CountingInput,
  $compositionAt: Date, $locale: Locale = EN) { representationSeries(selection: $selection, scheme: $scheme, from: $from,
  to: $to, counting: $counting, compositionAt: $compositionAt) {
    year partial joined left joinedBounds { least greatest } changes { group { slug } joined left }
    representation { ${LISTS} initiatives { slug } scheme { slug name(locale: $locale) } compositionAt universeSize
      groups { group { slug name(locale: $locale) } members participants participationRate seats seatShare membershipShare
        representationRatio populationShare populationRatio meanCoverage leadingSeats leadingSeatShare }
      loosemoreHanby gallagher populationLoosemoreHanby populationGallagher gini excludedPopulationShare } } }`;

/** `rollcall ask series --scheme S --from Y --to Y`: representation at the end of each year. */
export function seriesCommand(): Command {
  return asQuestion(
    new Command('series').description('how the groups of a scheme are represented at the end of each year'),
    fieldsWith(['scheme', 'from', 'to', 'compositionAt', 'locale']),
    async (source, input) => {
      const years = yearsGiven(input);
      const variables = { ...variablesOf(input), scheme: await schemeOf(source, input) };
      const { representationSeries: points } = await source.ask<{ representationSeries: readonly YearFigures[] }>(
        SERIES_QUERY,
        variables,
      );
      return { json: points, text: seriesText(points, years) };
    },
  );
}

function seriesText(points: readonly YearFigures[], years: { readonly from: number; readonly to: number }): string {
  const last = points.at(-1)!;
  const { scheme, initiatives, provenance, asOf } = last.representation;
  const names = [...new Set(points.flatMap(({ representation: { groups } }) => groups.map(({ group }) => group.name)))];
  const cells = (shown: (group: YearFigures['representation']['groups'][number]) => string | null) =>
    points.map((point) => [
      yearText(point),
      ...names.map((name) => {
        const group = point.representation.groups.find((figures) => figures.group.name === name);
        return group === undefined ? null : shown(group);
      }),
    ]);
  const changes = points.map((point) => [yearText(point), joinedText(point), point.left]);
  return paragraphs(
    `${scheme.name} (${scheme.slug}) in ${initiatives.length} initiatives, ${years.from} to ${years.to}`,
    titled('Representation ratio (1 is parity)', [
      ['year', ...names],
      ...cells((group) => figure(group.representationRatio)),
    ]),
    titled('Share of seats', [['year', ...names], ...cells((group) => percent(group.seatShare))]),
    titled('Presences that began and ended in the year', [['year', 'joined', 'left'], ...changes]),
    last.partial ? `* The year was still running: as of ${asOf}.` : '',
    closingTexts({ ...last.representation, provenance: { cite: citeYears(provenance.cite, years) } }),
  );
}

function yearText({ year, partial }: YearFigures): string {
  return partial ? `${year}*` : String(year);
}

/** The number as stated, with the bounds that inexact starts leave. */
function joinedText({ joined, joinedBounds: { least, greatest } }: YearFigures): string {
  return least === joined && greatest === joined
    ? String(joined)
    : `${joined} (at least ${least}, at most ${greatest})`;
}
