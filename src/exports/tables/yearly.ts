import { inSlices } from '../../common/in-slices.js';
import { badInput } from '../../common/rollcall-error.js';
import { type Day, formatDay } from '../../domain/day.js';
import { type Evidence, evidenceInSteps } from '../../domain/evidence.js';
import { globalSouthRange } from '../../domain/global-south.js';
import { boundsIn, joinedBoundsInSteps } from '../../domain/joined-bounds.js';
import type { Locale } from '../../domain/locale.js';
import { nameIn } from '../../domain/names.js';
import type { Scheme } from '../../domain/roll.js';
import { type ClassCoverage, classCoverageInSteps, seatsByClass } from '../../domain/seats-by-class.js';
import {
  SENSITIVE_FIGURES,
  type Sensitivity,
  type SensitivityPoint,
  sensitivityInSteps,
} from '../../domain/sensitivity.js';
import { representationSeriesInSteps, type SeriesPoint } from '../../domain/series.js';
import { ROLE_CLASS_TERMS, ROLE_CLASSES } from '../../domain/vocabulary.js';
import { yearsOf } from '../../questions/checks.js';
import type { Footing } from '../../questions/notes.js';
import type { Question } from '../../questions/question.js';
import { dataDay } from '../../questions/standpoint.js';
import { localeOf } from '../metadata.js';
import { openLists, withholds } from '../ranges.js';
import { type Code, type Column, codesOf, type ExportTable, type Row, type SdmxShape } from '../table.js';

const PER_SCHEME = 'The same on every row of the year and scheme.';
const PER_YEAR = 'The same on every row of the year.';

/** Figures of the Global South whose range over the schemes stands beside every row (method, section 5, sensitivity). */
const SENSITIVE = [
  { figure: 'participationRate', column: 'participation_rate' },
  { figure: 'seatShare', column: 'seat_share' },
  { figure: 'representationRatio', column: 'representation_ratio' },
] as const;

const SENSITIVITY: readonly Column[] = SENSITIVE.flatMap(({ column }): Column[] => [
  ...(['least', 'greatest'] as const).flatMap((end): Column[] => [
    {
      name: `global_south_${column}_${end}`,
      type: 'number',
      description: `The ${end} ${column} of the Global South over the schemes that define one, under the rule on organisations of the question. ${PER_YEAR}`,
    },
    {
      name: `global_south_${column}_${end}_under`,
      type: 'text',
      description: 'Slug of the scheme that gives it; the first by slug of several.',
    },
  ]),
]);

/** Over definitions and rules on organisations together. */
const OVER_BOTH: readonly Column[] = SENSITIVE.flatMap(({ column }): Column[] =>
  (['least', 'greatest'] as const).flatMap((end): Column[] => [
    {
      name: `sensitivity_${column}_${end}`,
      type: 'number',
      description: `The ${end} ${column} of the Global South over the schemes that define one and the rules on organisations (method, section 5, sensitivity). ${PER_YEAR}`,
    },
    { name: `sensitivity_${column}_${end}_scheme`, type: 'text', description: 'Slug of the scheme that gives it.' },
    {
      name: `sensitivity_${column}_${end}_blocs`,
      type: 'text',
      description: 'The rule on organisations that gives it.',
    },
  ]),
);

const BY_CLASS: readonly Column[] = ROLE_CLASSES.map((roleClass) => ({
  name: `seats_${roleClass.toLowerCase()}`,
  type: 'integer',
  description: `Pairs of a state of the group and an initiative with a role of the class ${roleClass}, whatever roles are counted. ${ROLE_CLASS_TERMS[roleClass].sdl}`,
}));

export const YEARLY_COLUMNS: readonly Column[] = [
  { name: 'year', type: 'integer', description: 'Year; the point stands at the end of its 31 December.' },
  {
    name: 'partial',
    type: 'boolean',
    description: 'True: the year is not over, the point stands at the date of the data.',
  },
  { name: 'as_of', type: 'date', description: 'Day at which the point stands.' },
  { name: 'scheme', type: 'text', description: 'Slug of the scheme that splits the states into groups.' },
  { name: 'group', type: 'text', description: 'Slug of the group.' },
  { name: 'group_name', type: 'text', description: 'Its name.' },
  { name: 'selection', type: 'text', description: 'Short name of the initiatives counted.' },
  { name: 'members', type: 'integer', description: 'm_g: states of the group.' },
  { name: 'participants', type: 'integer', description: 'p_g: those that take part in at least one initiative.' },
  { name: 'participation_rate', type: 'number', description: 'p_g / m_g, 0..1.' },
  { name: 'seats', type: 'integer', description: 's_g: sum of the coverage k(c, t) of its states.' },
  { name: 'seat_share', type: 'number', description: 'sigma_g: seats of the group over all seats, 0..1.' },
  { name: 'membership_share', type: 'number', description: 'mu_g: states of the group over all states, 0..1.' },
  { name: 'representation_ratio', type: 'number', description: 'rho_g = sigma_g / mu_g; 1 is parity.' },
  { name: 'population_share', type: 'number', description: 'pi_g: population of the group over that of all, 0..1.' },
  { name: 'population_ratio', type: 'number', description: 'sigma_g / pi_g; 1 is parity with population.' },
  { name: 'mean_coverage', type: 'number', description: 's_g / m_g: initiatives a state takes part in on average.' },
  {
    name: 'leading_seats',
    type: 'integer',
    description: 'Seats in a role of leadership that the question counts; by method 1.0 host, chair and co-chair.',
  },
  {
    name: 'leading_seat_share',
    type: 'number',
    description: 'Leading seats of the group over all leading seats, 0..1.',
  },
  { name: 'absent_members', type: 'integer', description: 'm_g - p_g: states of the group that take part in nothing.' },
  { name: 'joined', type: 'integer', description: 'Presences of the group that began in the year.' },
  { name: 'left', type: 'integer', description: 'Presences of the group that ended in the year.' },
  { name: 'loosemore_hanby', type: 'number', description: `Half the sum of |sigma_g - mu_g|, 0..1. ${PER_SCHEME}` },
  { name: 'gallagher', type: 'number', description: `Gallagher's index over seats and states, 0..100. ${PER_SCHEME}` },
  {
    name: 'population_loosemore_hanby',
    type: 'number',
    description: `Half the sum of |sigma_g - pi_g|. ${PER_SCHEME}`,
  },
  { name: 'population_gallagher', type: 'number', description: `Gallagher's index against population. ${PER_SCHEME}` },
  { name: 'gini', type: 'number', description: `Gini coefficient of k over all states. ${PER_SCHEME}` },
  {
    name: 'excluded_population_share',
    type: 'number',
    description: `Share of people in states with k = 0. ${PER_SCHEME}`,
  },
  ...SENSITIVITY,
  {
    name: 'corroborated_representation_ratio',
    type: 'number',
    description: 'The representation ratio from verified and corroborated facts alone (method, section 9).',
  },
  {
    name: 'representation_ratio_least',
    type: 'number',
    description: 'The least that inexact starts leave possible (method, section 9).',
  },
  { name: 'representation_ratio_greatest', type: 'number', description: 'The greatest that they leave possible.' },
  {
    name: 'unverified_seats',
    type: 'integer',
    description: `Seats that rest on unverified facts alone. ${PER_SCHEME}`,
  },
  {
    name: 'joined_least',
    type: 'integer',
    description: 'Of the presences of the group, those that surely began in the year (method, section 6).',
  },
  { name: 'joined_greatest', type: 'integer', description: 'Those that possibly did.' },
  ...OVER_BOTH,
  ...BY_CLASS,
  {
    name: 'incomplete_initiatives',
    type: 'integer',
    description: `Initiatives from whose list absence can not be concluded on the day: over them participants, seats, joined and left are at least this, absent_members at most. ${PER_YEAR}`,
  },
  {
    name: 'withheld',
    type: 'boolean',
    description: `True: every figure that is a quotient of participations is left empty, since there are such lists. Method 1.0 leaves none out. ${PER_YEAR}`,
  },
];

/** Columns that are figures: those that SDMX gives as indicators. */
const FIGURES = YEARLY_COLUMNS.slice(7).flatMap(({ name, type }) =>
  type === 'integer' || type === 'number' ? [name] : [],
);
const WITHHELD = YEARLY_COLUMNS.findIndex(({ name }) => name === 'withheld');
/** Quotients that do not depend on participations; they are given even where other ratios are withheld. */
const GIVEN = new Set(['membership_share', 'population_share']);
/** Places of what is left empty where ratios are withheld, with the schemes and rules that give them. */
const LEFT_EMPTY = YEARLY_COLUMNS.flatMap(({ name, type }, column) =>
  (type === 'number' && !GIVEN.has(name)) || /^(global_south|sensitivity)_/.test(name) ? [column] : [],
);

/** What is the same for every scheme of a year, and worked out once. */
interface YearFigures {
  readonly sensitivity: Sensitivity;
  readonly byClass: ClassCoverage;
  readonly openLists: number;
  readonly withheld: boolean;
}

/** One row for each scheme, year and group with every figure of the method's section 5 (section 6). */
export async function yearlyTable(question: Question): Promise<ExportTable> {
  const { snapshot, roll, initiatives, rule, schemes, input, selectionName } = question;
  const { from, to } = yearsOf(question);
  if (schemes.length === 0) {
    throw badInput('scheme', `scheme: none is given; there are ${[...roll.schemes.keys()].join(', ')}`);
  }
  const through = dataDay(snapshot, roll);
  const fixed = input.compositionAt ?? null;
  const locale = localeOf(question);
  const series: { scheme: Scheme; points: { point: SeriesPoint; proof: Evidence }[] }[] = [];
  const years = new Map<number, YearFigures>();
  for (const scheme of schemes) {
    const steps = representationSeriesInSteps(roll, initiatives, scheme, from, to, rule, through, fixed);
    const points = [];
    for (const point of await inSlices(steps)) {
      points.push({ point, proof: await inSlices(evidenceInSteps(point.representation)) });
      if (!years.has(point.year)) years.set(point.year, await yearFigures(question, point));
    }
    series.push({ scheme, points });
  }
  const bounds = await inSlices(joinedBoundsInSteps(roll, initiatives, rule, through));
  const groups = new Map<string, Code>();
  for (const { points } of series) {
    for (const { point } of points) {
      for (const { group } of point.representation.groups)
        groups.set(group.slug, { id: group.slug, name: nameIn(group.names, locale) });
    }
  }
  function* batches(): Generator<Row[]> {
    for (const { scheme, points } of series) {
      for (const { point, proof } of points) {
        const { year, partial, changes, representation: all } = point;
        const { sensitivity: overBoth, byClass, openLists: open, withheld } = years.get(year)!;
        const asOf = formatDay(all.asked.day);
        const { ranges } = globalSouthRange(all);
        const sensitivity = SENSITIVE.flatMap(({ figure }) => {
          const { least, leastUnder, greatest, greatestUnder } = ranges[figure];
          return [least, leastUnder?.slug ?? null, greatest, greatestUnder?.slug ?? null];
        });
        const sensitivityOverBoth = SENSITIVE.flatMap(({ figure }) => {
          const { least, leastUnder, greatest, greatestUnder } = overBoth[figure];
          return [least, ...underCells(leastUnder), greatest, ...underCells(greatestUnder)];
        });
        const classes = seatsByClass(all.partition, byClass);
        yield all.groups.map((figures, groupIndex) => {
          const joined = boundsIn(bounds, year, all.partition.parts[groupIndex]!.members);
          const row = [
            year,
            partial,
            asOf,
            scheme.slug,
            figures.group.slug,
            nameIn(figures.group.names, locale),
            selectionName,
            figures.members,
            figures.participants,
            figures.participationRate,
            figures.seats,
            figures.seatShare,
            figures.membershipShare,
            figures.representationRatio,
            figures.populationShare,
            figures.populationRatio,
            figures.meanCoverage,
            figures.leadingSeats,
            figures.leadingSeatShare,
            figures.absentMembers.length,
            changes[groupIndex]!.joined,
            changes[groupIndex]!.left,
            all.loosemoreHanby,
            all.gallagher,
            all.populationLoosemoreHanby,
            all.populationGallagher,
            all.gini,
            all.excludedPopulationShare,
            ...sensitivity,
            proof.corroborated.groups[groupIndex]!.representationRatio,
            proof.startDates[groupIndex]!.representationRatio.least,
            proof.startDates[groupIndex]!.representationRatio.greatest,
            proof.unverifiedSeats,
            joined.least,
            joined.greatest,
            ...sensitivityOverBoth,
            ...classes[groupIndex]!.classes.map(({ seats }) => seats),
            open,
            withheld,
          ];
          if (withheld) for (const empty of LEFT_EMPTY) row[empty] = null;
          return row;
        });
      }
    }
  }
  const last = series[0]!.points.at(-1)!.point;
  const lastDay = last.representation.asked.day;
  const { sensitivity, withheld } = years.get(last.year)!;
  return {
    columns: YEARLY_COLUMNS,
    batches,
    sdmx: {
      ...yearlyShape(schemes, [...groups.values()], locale),
      emptyStatus: (row, indicator) => (row[WITHHELD] === true && !GIVEN.has(indicator) ? 'Q' : 'M'),
    },
    footing: {
      listsOn: lastDay,
      ratio: withheld ? null : ratioRange(sensitivity, lastDay),
      withheld: [...years].flatMap(([year, figures]) => (figures.withheld ? [year] : [])),
    },
    sensitivity: { year: last.year, asOf: formatDay(lastDay), ...(withheld ? {} : ranges(sensitivity)) },
  };
}

/** The rows as observations of some schemes and groups. */
export function yearlyShape(schemes: readonly Scheme[], groups: readonly Code[], locale: Locale): SdmxShape {
  return {
    id: 'YEARLY',
    frequency: 'A',
    dimensions: [
      { column: 'scheme', id: 'SCHEME', codes: codesOf(schemes, locale) },
      { column: 'group', id: 'GROUP', codes: groups },
      { column: 'selection', id: 'SELECTION', codes: null },
    ],
    time: 'year',
    indicators: FIGURES,
    provisional: 'partial',
  };
}

async function yearFigures(question: Question, { representation }: SeriesPoint): Promise<YearFigures> {
  const { roll, initiatives, rule } = question;
  const { day } = representation.asked;
  return {
    sensitivity: await inSlices(sensitivityInSteps(representation)),
    byClass: await inSlices(classCoverageInSteps(roll, initiatives, day, rule)),
    openLists: openLists(question, day).length,
    withheld: withholds(question, day),
  };
}

function underCells(under: SensitivityPoint | null): [string | null, string | null] {
  return [under?.scheme.slug ?? null, under?.blocs ?? null];
}

/** The range of the representation ratio over definitions and rules, for the notes; null where there is none. */
function ratioRange({ representationRatio: ratio }: Sensitivity, day: Day): Footing['ratio'] {
  const { least, leastUnder, greatest, greatestUnder } = ratio;
  if (least === null || leastUnder === null || greatest === null || greatestUnder === null) return null;
  return {
    day,
    least: { value: least, scheme: leastUnder.scheme.slug, blocs: leastUnder.blocs },
    greatest: { value: greatest, scheme: greatestUnder.scheme.slug, blocs: greatestUnder.blocs },
  };
}

/** The ranges of the last point as the metadata give them. */
function ranges(sensitivity: Sensitivity) {
  const under = (point: SensitivityPoint | null) => point && { scheme: point.scheme.slug, blocs: point.blocs };
  return Object.fromEntries(
    SENSITIVE_FIGURES.map((figure) => {
      const { least, leastUnder, greatest, greatestUnder } = sensitivity[figure];
      return [figure, { least, leastUnder: under(leastUnder), greatest, greatestUnder: under(greatestUnder) }];
    }),
  );
}
