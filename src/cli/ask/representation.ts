import { Command } from 'commander';
import { badInput } from '../../common/rollcall-error.js';
import type { QuestionInput } from '../../questions/fields.js';
import { fieldsWith } from '../../questions/from-query.js';
import {
  type Code,
  type Counted,
  closingTexts,
  codes,
  figure,
  LISTS,
  listed,
  type Named,
  paragraphs,
  percent,
  type Slug,
  slugs,
  titled,
} from '../../questions/texts.js';
import type { RollSource } from '../roll-source.js';
import { asQuestion } from './question-command.js';
import { variablesOf } from './variables.js';

interface Bounds {
  readonly least: number | null;
  readonly greatest: number | null;
}
interface GroupFigures {
  readonly group: Named;
  readonly members: number;
  readonly participants: number;
  readonly participationRate: number | null;
  readonly seats: number;
  readonly seatShare: number | null;
  readonly membershipShare: number | null;
  readonly representationRatio: number | null;
  readonly populationRatio: number | null;
  readonly meanCoverage: number | null;
  readonly leadingSeats: number;
  readonly absentMembers: readonly Code[];
}
type SchemeRange = Bounds & { readonly leastUnder: Slug | null; readonly greatestUnder: Slug | null };
interface Point {
  readonly scheme: Slug;
  readonly blocs: string;
}
type PointRange = Bounds & { readonly leastUnder: Point | null; readonly greatestUnder: Point | null };

interface Representation extends Counted {
  readonly scheme: Named;
  readonly compositionAt: string;
  readonly universeSize: number;
  readonly groups: readonly GroupFigures[];
  readonly loosemoreHanby: number | null;
  readonly gallagher: number | null;
  readonly populationLoosemoreHanby: number | null;
  readonly populationGallagher: number | null;
  readonly gini: number | null;
  readonly excludedPopulationShare: number | null;
  readonly withoutPopulation: readonly Code[];
  readonly populationOfOtherYear: readonly { readonly country: Code; readonly year: number }[];
  readonly globalSouth: {
    readonly underSchemes: readonly unknown[];
    readonly representationRatio: SchemeRange;
    readonly seatShare: SchemeRange;
  };
  readonly sensitivity: { readonly representationRatio: PointRange; readonly seatShare: PointRange };
  readonly evidence: {
    readonly unverifiedSeats: number;
    readonly startDates: readonly { readonly group: Named; readonly seats: Bounds; readonly seatShare: Bounds }[];
    readonly withoutOpening: readonly Slug[];
  };
}

const GROUP = `group { slug name(locale: $locale) } members participants participationRate seats seatShare membershipShare
  representationRatio populationShare populationRatio meanCoverage leadingSeats leadingSeatShare
  absentMembers { code } seatsByClass { class seats share }`;
const FIGURES = ['members', 'participants', 'participationRate', 'seats', 'seatShare', 'membershipShare'];
const MORE = ['representationRatio', 'populationShare', 'populationRatio', 'meanCoverage', 'leadingSeatShare'];
const RANGES = [...FIGURES, ...MORE].map(
  (name) => `${name} { least leastUnder { slug } greatest greatestUnder { slug } }`,
);
const POINTS = ['representationRatio', 'seatShare', 'participationRate'].map(
  (name) => `${name} { least leastUnder { scheme { slug } blocs } greatest greatestUnder { scheme { slug } blocs } }`,
);
const BOUNDS = ['participants', 'participationRate', 'seats', 'seatShare', 'representationRatio'].map(
  (name) => `${name} { least greatest }`,
);
const REPRESENTATION = `${LISTS} initiatives { slug } scheme { slug name(locale: $locale) } compositionAt universeSize
  groups { ${GROUP} } loosemoreHanby gallagher populationLoosemoreHanby populationGallagher gini excludedPopulationShare
  withoutPopulation { code } populationOfOtherYear { country { code } year }
  globalSouth { underSchemes { scheme { slug } figures { ${GROUP} } } ${RANGES.join(' ')} }
  sensitivity { ${POINTS.join(' ')} }
  evidence { unverifiedSeats startDates { group { slug name(locale: $locale) } ${BOUNDS.join(' ')} }
    withoutOpening { slug } corroborated { groups { ${GROUP} } loosemoreHanby gallagher gini } }`;

export const REPRESENTATION_QUERY = `query ($selection: SelectionInput!, $scheme: ID!, $asOf: Date, $counting: CountingInput,
  $compositionAt: Date, $locale: Locale = EN) { representation(selection: $selection, scheme: $scheme, asOf: $asOf,
  counting: $counting, compositionAt: $compositionAt) { ${REPRESENTATION} } }`;
export const COMPARE_QUERY = `query ($selection: SelectionInput!, $schemes: [ID!]!, $asOf: Date, $counting: CountingInput,
  $compositionAt: Date, $locale: Locale = EN) { compareSchemes(selection: $selection, schemes: $schemes, asOf: $asOf,
  counting: $counting, compositionAt: $compositionAt) { ${REPRESENTATION} } }`;

const OPTIONS = fieldsWith(['scheme', 'asOf', 'compositionAt', 'locale']);

/** `rollcall ask representation --scheme S`: how the groups of a scheme are represented. */
export function representationCommand(): Command {
  return asQuestion(
    new Command('representation').description('how the groups of a scheme are represented'),
    OPTIONS,
    async (source, input) => {
      const variables = { ...variablesOf(input), scheme: await schemeOf(source, input) };
      const { representation } = await source.ask<{ representation: Representation }>(REPRESENTATION_QUERY, variables);
      return { json: representation, text: representationText(representation) };
    },
  );
}

/** `rollcall ask compare-schemes --scheme S,T`: the same under several schemes, side by side. */
export function compareSchemesCommand(): Command {
  return asQuestion(
    new Command('compare-schemes').description('how groups are represented under several schemes, side by side'),
    OPTIONS,
    async (source, input) => {
      const { scheme: schemes = [], ...variables } = variablesOf(input);
      const { compareSchemes } = await source.ask<{ compareSchemes: readonly Representation[] }>(COMPARE_QUERY, {
        ...variables,
        schemes: await schemesOf(source, schemes as readonly string[]),
      });
      const texts = compareSchemes.map((representation) =>
        paragraphs(headline(representation), groupsTable(representation), indicesText(representation)),
      );
      const cites = compareSchemes.map(({ provenance }) => provenance.cite);
      return {
        json: compareSchemes,
        text: paragraphs(texts, closingTexts(compareSchemes[0]!).slice(0, -1), cites.join('\n')),
      };
    },
  );
}

/** The one scheme that a question names. Throws BAD_USER_INPUT where it names none, or several. */
export async function schemeOf(source: RollSource, { scheme }: QuestionInput): Promise<string> {
  const [first, ...others] = await schemesOf(source, scheme ?? []);
  if (others.length === 0) return first!;
  throw badInput(
    'scheme',
    `--scheme takes one scheme here, and ${others.length + 1} are given: compare-schemes takes several`,
  );
}

async function schemesOf(source: RollSource, schemes: readonly string[]): Promise<readonly string[]> {
  if (schemes.length > 0) return schemes;
  const answer = await source.ask<{ schemes: readonly Slug[] }>('{ schemes { slug } }');
  throw badInput('scheme', `--scheme: none is given; there are ${slugs(answer.schemes).join(', ')}`);
}

function representationText(representation: Representation): string {
  const { globalSouth, sensitivity, evidence, withoutPopulation, populationOfOtherYear } = representation;
  const under = (slug: Slug | null) => slug?.slug ?? '–';
  const at = (point: Point | null) => (point === null ? '–' : `${point.scheme.slug}, ${point.blocs}`);
  const south = globalSouth.underSchemes.length;
  return paragraphs(
    headline(representation),
    groupsTable(representation),
    indicesText(representation),
    [
      `The Global South over ${south} definitions: ${rangeText(globalSouth.representationRatio, under, figure, 'representation ratio')}; ${rangeText(globalSouth.seatShare, under, percentOr, 'seat share')}`,
      `Over definitions and the rules on organisations: ${rangeText(sensitivity.representationRatio, at, figure, 'representation ratio')}; ${rangeText(sensitivity.seatShare, at, percentOr, 'seat share')}`,
    ].join('\n'),
    evidenceText(evidence),
    representation.groups.flatMap(({ group, absentMembers }) => listed(`${group.name}, in none`, codes(absentMembers))),
    listed('States without a population figure, left out of sums of inhabitants', codes(withoutPopulation)),
    otherYearsText(populationOfOtherYear),
    closingTexts(representation),
  );
}

function headline({ scheme, initiatives, asOf, compositionAt, universeSize }: Representation): string {
  const composition = compositionAt === asOf ? '' : `, groups as composed on ${compositionAt}`;
  return `${scheme.name} (${scheme.slug}): how ${universeSize} states are represented in ${initiatives.length} initiatives, as of ${asOf}${composition}`;
}

function groupsTable({ groups }: Representation): string {
  return titled('', [
    [
      'group',
      'members',
      'take part',
      'rate',
      'seats',
      'seat share',
      'of members',
      'ratio',
      'ratio to population',
      'mean',
      'leading',
    ],
    ...groups.map((group) => [
      ...[group.group.name, group.members, group.participants, percent(group.participationRate), group.seats],
      ...[percent(group.seatShare), percent(group.membershipShare), figure(group.representationRatio)],
      ...[figure(group.populationRatio), figure(group.meanCoverage), group.leadingSeats],
    ]),
  ]).trimStart();
}

function indicesText(representation: Representation): string {
  const { loosemoreHanby, gallagher, populationLoosemoreHanby, populationGallagher, gini } = representation;
  return [
    `Loosemore-Hanby ${figure(loosemoreHanby, 4)}, Gallagher ${figure(gallagher)}`,
    `against population ${figure(populationLoosemoreHanby, 4)}, ${figure(populationGallagher)}`,
    `Gini ${figure(gini, 4)}; share of population in states with none: ${percentOr(representation.excludedPopulationShare)}`,
  ].join('; ');
}

/** What unsure and inexactly dated facts leave open. */
function evidenceText({ unverifiedSeats, startDates, withoutOpening }: Representation['evidence']): string {
  const open = startDates
    .filter(({ seats }) => seats.least !== seats.greatest)
    .map(({ group, seats }) => `${group.name} at least ${seats.least} and at most ${seats.greatest} seats`);
  return [
    `${unverifiedSeats} seats rest on unverified facts alone.`,
    open.length === 0
      ? 'No inexact start leaves a number of seats open.'
      : `By starts that are known inexactly: ${open.join('; ')}.`,
    ...listed(
      'No opening day is on record to bound a start known as "no later than"',
      withoutOpening.map(({ slug }) => slug),
    ),
  ].join('\n');
}

/** Which years the population figures are of that are not of the year asked about; a few states by their codes. */
function otherYearsText(figures: Representation['populationOfOtherYear']): string[] {
  const years = [...new Set(figures.map(({ year }) => year))].sort((a, b) => a - b);
  return years.flatMap((year) => {
    const of = figures.filter((each) => each.year === year).map(({ country }) => country.code);
    const states = of.length > FEW ? [`${of.length} states`] : of;
    return listed(`Population figures of ${year}, not of the year asked about`, states);
  });
}

const FEW = 10;

const percentOr = (share: number | null) => percent(share) ?? '–';

function rangeText<P>(
  { least, greatest, leastUnder, greatestUnder }: Bounds & { readonly leastUnder: P; readonly greatestUnder: P },
  under: (place: P) => string,
  shown: (value: number | null) => string,
  of: string,
): string {
  if (least === null) return `${of} not known`;
  return `${of} at least ${shown(least)} (${under(leastUnder)}) and at most ${shown(greatest)} (${under(greatestUnder)})`;
}
