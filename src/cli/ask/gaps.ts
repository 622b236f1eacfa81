import { Command } from 'commander';
import { fieldsWith } from '../../questions/from-query.js';
import {
  type Code,
  type Counted,
  closingTexts,
  codes,
  LISTS,
  listed,
  paragraphs,
  type Slug,
  spoken,
  titled,
} from '../../questions/texts.js';
import { asQuestion } from './question-command.js';
import { variablesOf } from './variables.js';

export interface Absence {
  readonly country: Code;
  readonly reason: string;
  readonly withdrewOn: string | null;
  readonly through: readonly Code[];
}

export interface Gaps extends Counted {
  readonly universeSize: number;
  readonly countries: readonly { readonly country: Code; readonly coverage: number }[];
  readonly initiatives: readonly {
    readonly initiative: Slug & { readonly name: string };
    readonly missingCount: number;
    readonly missing: readonly Absence[];
  }[];
}

/** Fields of the API for a list of {@link Absence}, by initiative. */
export const ABSENCES = `initiatives { initiative { slug name(locale: $locale) } missingCount
  missing { country { code } reason withdrewOn through { code } } }`;

export const GAPS_QUERY = `query ($selection: SelectionInput!, $group: ID, $asOf: Date, $counting: CountingInput,
  $fewerThan: Int, $locale: Locale = EN) { gaps(selection: $selection, group: $group, asOf: $asOf, counting: $counting,
  fewerThan: $fewerThan) { ${LISTS} universeSize countries { country { code } coverage missing { slug } } ${ABSENCES} } }`;

/** `rollcall ask gaps`: who is absent from what, and why. */
export function gapsCommand(): Command {
  return asQuestion(
    new Command('gaps').description('who is absent from what, and why'),
    fieldsWith(['group', 'asOf', 'fewerThan', 'locale']),
    async (source, input) => {
      // What is left out is the API's own default.
      const variables = { fewerThan: 1, ...variablesOf(input) };
      const { gaps } = await source.ask<{ gaps: Gaps }>(GAPS_QUERY, variables);
      return { json: gaps, text: gapsText(gaps, variables.fewerThan) };
    },
  );
}

function gapsText(gaps: Gaps, fewerThan: number): string {
  const { asOf, universeSize, countries, initiatives } = gaps;
  const byCoverage = [...new Set(countries.map(({ coverage }) => coverage))].sort((a, b) => a - b);
  const withdrawals = initiatives.flatMap(({ initiative, missing }) =>
    missing
      .filter(({ withdrewOn }) => withdrewOn !== null)
      .map(({ country, withdrewOn }) => `${country.code} from ${initiative.slug} on ${withdrewOn}`),
  );
  return paragraphs(
    `Absent from ${initiatives.length} initiatives, as of ${asOf}: ${countries.length} of ${universeSize} states take part in fewer than ${fewerThan}`,
    titled('By initiative', [
      ['initiative', 'absent', 'why'],
      ...initiatives.map(({ initiative, missingCount, missing }) => [initiative.slug, missingCount, whyText(missing)]),
    ]),
    byCoverage.flatMap((k) =>
      listed(`In ${k}`, codes(countries.filter(({ coverage }) => coverage === k).map(({ country }) => country))),
    ),
    listed('Withdrew', withdrawals),
    closingTexts(gaps),
  );
}

/** How many are absent for each reason, the most first. */
function whyText(missing: readonly Absence[]): string {
  const counts = new Map<string, number>();
  for (const { reason } of missing) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  // Beside another reason: those whose reason it is are counted above.
  const isBeside = ({ reason, through }: Absence) => through.length > 0 && reason !== 'THROUGH_ORGANISATION';
  const beside = missing.filter(isBeside).length;
  return [
    ...[...counts].sort(([, a], [, b]) => b - a).map(([reason, count]) => `${reasonText(reason)} ${count}`),
    ...(beside > 0 ? [`(${beside} of the others in an organisation that takes part)`] : []),
  ].join(', ');
}

/** A reason for absence in words: what is not known is no absence. */
export function reasonText(reason: string): string {
  return reason === 'UNKNOWN' ? 'not known' : spoken(reason);
}
