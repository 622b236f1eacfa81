import { among } from '../domain/among.js';
import { countryNamed } from '../domain/codes.js';
import { coverageByYearInSteps } from '../domain/coverage-by-year.js';
import type { Day } from '../domain/day.js';
import { statesAsked } from '../domain/gaps.js';
import { groupNamed } from '../domain/groups.js';
import { coverageBoundsInSteps, type Rank, type RankedState, rankAmong } from '../domain/rank.js';
import type { Country, Group } from '../domain/roll.js';
import type { CountryCoverageByYearArgs, CountryRankArgs } from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { type CountryView, type GroupView, viewsOf } from '../graphql/views.js';
import { provenanceOf } from '../questions/provenance.js';
import { dataDay } from '../questions/standpoint.js';
import { type CountryQuestion, isCounted, questionOf } from './one-country.js';

/** Country.rank: among all states of the universe, of a group, or of some that are named. */
export async function rank(view: CountryView, args: CountryRankArgs, context: QuestionContext) {
  const question = await questionOf(view, args, context);
  if (!question || !isCounted(question, question.day)) return null;
  const { roll, initiatives, country, day, rule } = question;
  const group = args.group == null ? null : groupNamed(roll, args.group, 'group');
  const named =
    args.countries == null
      ? null
      : args.countries.map((code) => roll.participantAt[countryNamed(roll, code, 'countries')] as Country);
  const others = statesAsked(roll, among(roll, group, named, day, rule.universe), day, rule);
  const bounds = await context.inSlices(coverageBoundsInSteps(roll, initiatives, day, rule));
  return new CountryRankView(question, group, named !== null, rankAmong(bounds, country, others));
}

class CountryRankView {
  constructor(
    private readonly question: CountryQuestion,
    private readonly comparedWith: Group | null,
    private readonly amongNamed: boolean,
    private readonly ranking: Rank,
  ) {}

  get asOf(): Day {
    return this.question.day;
  }
  get group(): GroupView | null {
    return this.comparedWith && viewsOf(this.question.standpoint).group(this.comparedWith);
  }
  get initiativeCount(): number {
    return this.question.initiatives.length;
  }
  get size(): number {
    return this.ranking.states.length;
  }
  get coverage(): number {
    return this.ranking.coverage;
  }
  get possibleCoverage(): number {
    return this.ranking.possible;
  }
  get place(): number {
    return this.ranking.place;
  }
  get tiedCount(): number {
    return this.ranking.tied;
  }
  get bestPlace(): number {
    return this.ranking.bestPlace;
  }
  get worstPlace(): number {
    return this.ranking.worstPlace;
  }
  get medianCoverage(): number {
    return this.ranking.median;
  }
  get states() {
    const views = viewsOf(this.question.standpoint);
    return this.ranking.states.map(({ country, coverage, possible, place, tied }: RankedState) => ({
      country: views.country(country),
      coverage,
      possibleCoverage: possible,
      place,
      tiedCount: tied,
    }));
  }
  provenance(_: unknown, { snapshot }: QuestionContext) {
    const { country } = this.question;
    return provenanceOf(snapshot, this.question, [
      `country ${country.code}`,
      ...(this.comparedWith ? [`group ${this.comparedWith.slug}`] : []),
      ...(this.amongNamed ? [`among ${this.ranking.states.length} states named`] : []),
    ]);
  }
}

/** Country.coverageByYear. */
export async function coverageByYear(view: CountryView, args: CountryCoverageByYearArgs, context: QuestionContext) {
  const question = await questionOf(view, args, context, { onDataDay: true });
  if (!question) return [];
  const { roll, initiatives, country, rule } = question;
  const through = Math.min(args.asOf ?? Number.POSITIVE_INFINITY, dataDay(context.snapshot, roll));
  const points = await context.inSlices(
    coverageByYearInSteps(roll, initiatives, country, args.from, args.to, rule, through),
  );
  return points.map(({ year, day, partial, coverage, possible }) => ({
    year,
    asOf: day,
    partial,
    coverage,
    possibleCoverage: possible,
  }));
}
