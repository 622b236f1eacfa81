import { inSlices } from '../../common/in-slices.js';
import { badInput } from '../../common/rollcall-error.js';
import { formatDay } from '../../domain/day.js';
import { type Evidence, evidenceInSteps } from '../../domain/evidence.js';
import { globalSouthRange } from '../../domain/global-south.js';
import type { Scheme } from '../../domain/roll.js';
import { representationSeriesInSteps, type SeriesPoint } from '../../domain/series.js';
import { yearsOf } from '../../questions/checks.js';
import { dataDay, type Question } from '../../questions/question.js';
import { type Code, type Column, codesOf, type ExportTable, type Row } from '../table.js';

const PER_SCHEME = 'The same on every row of the year and scheme.';

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
      description: `The ${end} ${column} of the Global South over the schemes that define one. The same on every row of the year.`,
    },
    {
      name: `global_south_${column}_${end}_under`,
      type: 'text',
      description: 'Slug of the scheme that gives it; the first by slug of several.',
    },
  ]),
]);

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
  { name: 'group_name', type: 'text', description: 'Its name in English.' },
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
  { name: 'leading_seats', type: 'integer', description: 'Seats in the roles host, chair and co-chair.' },
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
];

/** Columns that are figures: those that SDMX gives as indicators. */
const FIGURES = YEARLY_COLUMNS.slice(7).flatMap(({ name, type }) => (type === 'text' ? [] : [name]));

/** One row for each scheme, year and group with every figure of the method's section 5 (section 6). */
export async function yearlyTable(question: Question): Promise<ExportTable> {
  const { snapshot, roll, initiatives, rule, schemes, input, selectionName } = question;
  const { from, to } = yearsOf(question);
  if (schemes.length === 0) {
    throw badInput('scheme', `scheme: none is given; there are ${[...roll.schemes.keys()].join(', ')}`);
  }
  const through = dataDay(snapshot, roll);
  const fixed = input.compositionAt ?? null;
  const series: { scheme: Scheme; points: { point: SeriesPoint; proof: Evidence }[] }[] = [];
  for (const scheme of schemes) {
    const steps = representationSeriesInSteps(roll, initiatives, scheme, from, to, rule, through, fixed);
    const points = [];
    for (const point of await inSlices(steps)) {
      points.push({ point, proof: await inSlices(evidenceInSteps(point.representation)) });
    }
    series.push({ scheme, points });
  }
  const groups = new Map<string, Code>();
  for (const { points } of series) {
    for (const { point } of points) {
      for (const { group } of point.representation.groups)
        groups.set(group.slug, { id: group.slug, name: group.names.en });
    }
  }
  function* batches(): Generator<Row[]> {
    for (const { scheme, points } of series) {
      for (const { point, proof } of points) {
        const { year, partial, changes, representation: all } = point;
        const asOf = formatDay(all.asked.day);
        const { ranges } = globalSouthRange(all);
        const sensitivity = SENSITIVE.flatMap(({ figure }) => {
          const { least, leastUnder, greatest, greatestUnder } = ranges[figure];
          return [least, leastUnder?.slug ?? null, greatest, greatestUnder?.slug ?? null];
        });
        yield all.groups.map((one, place) => [
          year,
          partial,
          asOf,
          scheme.slug,
          one.group.slug,
          one.group.names.en,
          selectionName,
          one.members,
          one.participants,
          one.participationRate,
          one.seats,
          one.seatShare,
          one.membershipShare,
          one.representationRatio,
          one.populationShare,
          one.populationRatio,
          one.meanCoverage,
          one.leadingSeats,
          one.leadingSeatShare,
          one.absentMembers.length,
          changes[place]!.joined,
          changes[place]!.left,
          all.loosemoreHanby,
          all.gallagher,
          all.populationLoosemoreHanby,
          all.populationGallagher,
          all.gini,
          all.excludedPopulationShare,
          ...sensitivity,
          proof.corroborated.groups[place]!.representationRatio,
          proof.startDates[place]!.representationRatio.least,
          proof.startDates[place]!.representationRatio.greatest,
          proof.unverifiedSeats,
        ]);
      }
    }
  }
  return {
    columns: YEARLY_COLUMNS,
    batches,
    sdmx: {
      id: 'YEARLY',
      frequency: 'A',
      dimensions: [
        { column: 'scheme', id: 'SCHEME', codes: codesOf(schemes) },
        { column: 'group', id: 'GROUP', codes: [...groups.values()] },
        { column: 'selection', id: 'SELECTION', codes: [{ id: selectionName, name: selectionName }] },
      ],
      time: 'year',
      indicators: FIGURES,
      provisional: 'partial',
    },
  };
}
