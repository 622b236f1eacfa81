import { Command } from 'commander';
import { allPages, type Page, type Participation, participationPage } from '../../graphql/all-pages.js';
import { fieldsWith } from '../../questions/from-query.js';
import {
  closingTexts,
  codes,
  dated,
  LISTS,
  listed,
  type Named,
  paragraphs,
  type Slug,
  slugs,
  spoken,
  titled,
} from '../../questions/texts.js';
import { ABSENCES, type Gaps, reasonText } from './gaps.js';
import { unknownCountryTo } from './known-names.js';
import { type MatrixRow, ROWS } from './matrix.js';
import { asQuestion } from './question-command.js';
import { variablesOf } from './variables.js';

interface Country {
  readonly code: string;
  readonly name: string;
  readonly unStatus: string;
  readonly groups: readonly Named[];
  readonly coverage: number;
}

type OwnParticipation = Participation & { readonly initiative: Named };

interface Found {
  readonly country: Country | null;
  readonly gaps: Gaps;
  readonly matrix: { readonly initiatives: readonly Named[]; readonly rows: readonly MatrixRow[] };
}

const ARGUMENTS = 'selection: $selection, asOf: $asOf, counting: $counting';
const VARIABLES =
  '$code: ID!, $selection: SelectionInput!, $asOf: Date, $counting: CountingInput, $locale: Locale = EN';

export const COUNTRY_QUERY = `query (${VARIABLES}) {
  country(code: $code) { code name(locale: $locale) unStatus(asOf: $asOf) groups(asOf: $asOf) { slug name(locale: $locale) }
    coverage(${ARGUMENTS}) }
  gaps(${ARGUMENTS}) { ${LISTS} ${ABSENCES} }
  matrix(${ARGUMENTS}) { initiatives { slug name(locale: $locale) } ${ROWS} } }`;
export const COUNTRY_PARTICIPATIONS = `query (${VARIABLES}, $first: Int, $after: String) { country(code: $code) {
  participations(${ARGUMENTS}, first: $first, after: $after) {
    ${participationPage('initiative { slug name(locale: $locale) }')} } } }`;

/** `rollcall ask country KEN`: where a state takes part, since when, and where it is absent and why. */
export function countryCommand(): Command {
  return asQuestion(
    new Command('country')
      .description('where a state takes part, since when and in which role, and where it is absent and why')
      .argument('<code>', 'ISO 3166-1 alpha-3, for example KEN'),
    fieldsWith(['asOf', 'locale']),
    async (source, input, code) => {
      const variables = { ...variablesOf(input), code };
      const { country, gaps, matrix } = await source.ask<Found>(COUNTRY_QUERY, variables);
      // Where there is none, the API gives null.
      if (country === null) throw await unknownCountryTo(source, code);
      const participations = await allPages<OwnParticipation>(async (page) => {
        const next = await source.ask<{ country: { participations: Page<OwnParticipation> } }>(COUNTRY_PARTICIPATIONS, {
          ...variables,
          ...page,
        });
        return next.country.participations;
      });
      const row = matrix.rows.find((each) => each.country.code === country.code);
      const { asOf, incompleteInitiatives, listsCheckedBefore, provenance } = gaps;
      const answer = {
        asOf,
        country: { ...country, participations },
        isCounted: row !== undefined,
        presences: presencesOf(matrix.initiatives, row),
        absences: absencesOf(gaps, country.code),
        ...{ initiatives: matrix.initiatives, incompleteInitiatives, listsCheckedBefore, provenance },
      };
      return { json: answer, text: countryText(answer) };
    },
  );
}

/** What the question counts, by the state's own name or through an organisation. */
function presencesOf(initiatives: readonly Named[], row: MatrixRow | undefined) {
  return initiatives.flatMap((initiative, index) => {
    const roles = row?.roles[index] ?? [];
    return roles.length === 0 ? [] : [{ initiative, roles, standing: row!.standings[index]! }];
  });
}

function absencesOf({ initiatives }: Gaps, code: string) {
  return initiatives.flatMap(({ initiative, missing }) =>
    missing
      .filter(({ country }) => country.code === code)
      .map(({ reason, withdrewOn, through }) => ({ initiative, reason, withdrewOn, through })),
  );
}

interface CountryAnswer {
  readonly asOf: string;
  readonly country: Country & {
    readonly participations: { readonly totalCount: number; readonly nodes: readonly OwnParticipation[] };
  };
  /** Whether the state is one of those that the question counts. */
  readonly isCounted: boolean;
  readonly presences: ReturnType<typeof presencesOf>;
  readonly absences: ReturnType<typeof absencesOf>;
  readonly initiatives: readonly Named[];
  readonly incompleteInitiatives: readonly Slug[];
  readonly listsCheckedBefore: readonly Slug[];
  readonly provenance: { readonly cite: string };
}

function countryText(answer: CountryAnswer): string {
  const { asOf, country, isCounted, presences, absences, initiatives } = answer;
  const { code, name, unStatus, groups, coverage, participations } = country;
  const through = presences.filter(({ standing }) => standing === 'THROUGH_ORGANISATION');
  const absent = new Set(absences.map(({ initiative }) => initiative.slug));
  const uncounted = [...new Set(slugs(participations.nodes.map(({ initiative }) => initiative)))].filter((slug) =>
    absent.has(slug),
  );
  const lists = isCounted ? closingTexts(answer) : [answer.provenance.cite];
  return paragraphs(
    isCounted
      ? `${name} (${code}) takes part in ${coverage} of ${initiatives.length} initiatives, as of ${asOf}`
      : `${name} (${code}), as of ${asOf}, is none of the states that are counted: --universe ALL_STATES counts it`,
    [
      `At the United Nations: ${spoken(unStatus)}`,
      ...listed(
        'Groups',
        groups.map((group) => group.name),
      ),
    ].join('\n'),
    participations.totalCount === 0
      ? 'No participation of its own is on record.'
      : titled('On record by its own name, in every role', [
          ['initiative', 'role', 'since', 'until', 'confidence', 'name'],
          ...participations.nodes.map((fact) => [
            ...[fact.initiative.slug, spoken(fact.role)],
            ...[dated(fact.validFrom, fact.datePrecision), dated(fact.validTo, fact.validToPrecision)],
            ...[spoken(fact.confidence), fact.initiative.name],
          ]),
        ]),
    listed('Of these in no role that the question counts, and so among the following', uncounted),
    listed('Takes part through an organisation', slugs(through.map(({ initiative }) => initiative))),
    absenceTexts(absences),
    lists,
  );
}

/** The initiatives that it is absent from, by reason; what is not known comes last. */
function absenceTexts(absences: CountryAnswer['absences']): string[] {
  const reasons = [...new Set(absences.map(({ reason }) => reason))].sort(
    (a, b) => Number(a === 'UNKNOWN') - Number(b === 'UNKNOWN'),
  );
  return reasons.flatMap((reason) => {
    const of = absences.filter((absence) => absence.reason === reason);
    const title = reason === 'UNKNOWN' ? 'Whether it takes part is not known' : `Absent, ${reasonText(reason)}`;
    return listed(
      `${title} (${of.length})`,
      of.map(({ initiative: { slug }, withdrewOn, through }) =>
        [
          slug,
          ...(withdrewOn === null ? [] : [`on ${withdrewOn}`]),
          ...(through.length === 0 ? [] : [`(in ${codes(through).join('+')}, which takes part)`]),
        ].join(' '),
      ),
    );
  });
}
