import type { Steps } from '../../common/steps.js';
import { boundsIn, joinedBoundsInSteps } from '../../domain/joined-bounds.js';
import { incomplete } from '../../domain/lists.js';
import { standingsInSteps } from '../../domain/matrix.js';
import type { GroupFigures, Representation } from '../../domain/representation.js';
import type { Country } from '../../domain/roll.js';
import { sensitivityInSteps } from '../../domain/sensitivity.js';
import type { SeriesPoint } from '../../domain/series.js';
import { standingOver } from '../../domain/standing-over.js';
import type { GroupAt, GroupInYear, Groups, NoneOfGroup, SouthRange } from '../report-data.js';
import { coded, named } from './named.js';
import type { ReportQuestion } from './question.js';

/** How the groups of the scheme stand at the year's point and the one before, and who of each is in none. */
export function* groupsInSteps(
  { year, question, scheme, dataThrough }: ReportQuestion,
  series: readonly SeriesPoint[],
  before: SeriesPoint | null,
): Steps<Groups> {
  const { roll, initiatives, day, rule } = question;
  const now = series.at(-1)!;
  const isWithheld = ({ asked }: Representation) => incomplete(initiatives, asked.day, rule).length > 0;
  const withheldNow = isWithheld(now.representation);
  const withheldBefore = before !== null && isWithheld(before.representation);
  const bounds = yield* joinedBoundsInSteps(roll, initiatives, rule, dataThrough);
  const standings = yield* standingsInSteps(roll, initiatives, null, day, rule);
  const { partition, groups } = now.representation;
  const noneOf = (absent: readonly Country[]): NoneOfGroup => {
    const none: Record<keyof NoneOfGroup, ReturnType<typeof coded>[]> = { absent: [], through: [], unsure: [] };
    for (const country of absent) {
      const toEach = standings.get(country.index)!;
      const through = standingOver(toEach) === 'THROUGH_ORGANISATION';
      none[toEach.includes('NOT_KNOWN') ? 'unsure' : through ? 'through' : 'absent'].push(coded(country));
    }
    return none;
  };
  return {
    scheme: named(scheme),
    groups: groups.map((figures, groupIndex): GroupInYear => {
      const earlier = before?.representation.groups.find(({ group }) => group.slug === figures.group.slug);
      return {
        ...named(figures.group),
        now: figuresOf(figures, withheldNow),
        before: earlier ? figuresOf(earlier, withheldBefore) : null,
        left: now.changes[groupIndex]!.left,
        joined: boundsIn(bounds, year, partition.parts[groupIndex]!.members),
        none: noneOf(figures.absentMembers),
      };
    }),
    withheldNow,
    withheldBefore,
    years: series.map((point) => ({
      year: point.year,
      partial: point.partial,
      ratios: groups.map(({ group }) => {
        if (isWithheld(point.representation)) return null;
        const ofGroup = point.representation.groups.find((figures) => figures.group.slug === group.slug);
        return ofGroup?.representationRatio ?? null;
      }),
    })),
    southNow: withheldNow ? null : yield* southRangeInSteps(now.representation),
    southBefore: before === null || withheldBefore ? null : yield* southRangeInSteps(before.representation),
  };
}

function figuresOf(figures: GroupFigures, withheld: boolean): GroupAt {
  const { members, participants, seats, seatShare, membershipShare, representationRatio } = figures;
  return {
    members,
    participants,
    seats,
    seatShare: withheld ? null : seatShare,
    membershipShare,
    representationRatio: withheld ? null : representationRatio,
  };
}

function* southRangeInSteps(representation: Representation): Steps<SouthRange | null> {
  const { least, leastUnder, greatest, greatestUnder } = (yield* sensitivityInSteps(representation))
    .representationRatio;
  if (least === null || leastUnder === null || greatest === null || greatestUnder === null) return null;
  return {
    least,
    leastUnder: { scheme: leastUnder.scheme.names, blocs: leastUnder.blocs },
    greatest,
    greatestUnder: { scheme: greatestUnder.scheme.names, blocs: greatestUnder.blocs },
  };
}
