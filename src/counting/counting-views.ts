import type { Day } from '../domain/day.js';
import {
  type Bucket,
  type Distribution,
  type DistributionUnderBlocRule,
  underBlocRulesInSteps,
} from '../domain/distribution.js';
import type { Absence, Gaps } from '../domain/gaps.js';
import { incomplete, listsCheckedBefore } from '../domain/lists.js';
import { type MatrixRow, standingsInSteps } from '../domain/matrix.js';
import type { Initiative, Standing } from '../domain/roll.js';
import type { QuestionContext } from '../graphql/context.js';
import { type CountryView, checkListed, type InitiativeView, viewsOf } from '../graphql/views.js';
import { provenance } from '../questions/provenance.js';
import type { Question } from '../questions/question.js';
import type { Standpoint } from '../questions/standpoint.js';

/**
 * What stands beside every counting answer. A selection may hold tens of thousands of initiatives, so that its lists are
 * made only where a question asks for them.
 */
export class CountedView {
  constructor(
    readonly question: Question,
    /** What else the line to print must say. */
    private readonly of: readonly string[] = [],
  ) {}

  get asOf(): Day {
    return this.question.day;
  }
  get initiatives(): unknown[] {
    return this.initiativeViews(this.question.initiatives);
  }
  get incompleteInitiatives(): InitiativeView[] {
    const { initiatives, day, rule } = this.question;
    return this.initiativeViews(incomplete(initiatives, day, rule));
  }
  get listsCheckedBefore(): InitiativeView[] {
    const { initiatives, day, rule } = this.question;
    return this.initiativeViews(listsCheckedBefore(initiatives, day, rule));
  }
  get provenance() {
    return provenance(this.question, this.of);
  }

  /** The objects beneath the answer, in the state in which the question was asked. */
  protected get views() {
    return viewsOf(this.question.standpoint);
  }

  protected initiativeViews(initiatives: Question['initiatives']): InitiativeView[] {
    return this.views.initiativesListed(initiatives);
  }
}

class BucketView {
  readonly k: number;
  readonly size: number;
  readonly share: number;

  constructor(
    private readonly standpoint: Standpoint,
    private readonly bucket: Bucket,
  ) {
    this.k = bucket.k;
    this.size = bucket.size;
    this.share = bucket.share;
  }

  get countries(): CountryView[] {
    return viewsOf(this.standpoint).countries(this.bucket.countries);
  }
}

export class DistributionView extends CountedView {
  readonly universeSize: number;

  constructor(
    question: Question,
    private readonly inSlices: QuestionContext['inSlices'],
    private readonly figures: Distribution,
    readonly baseline: DistributionView | null,
  ) {
    super(question);
    this.universeSize = figures.universeSize;
  }

  get gini(): number | null {
    return this.figures.gini;
  }
  get excludedPopulationShare(): number | null {
    return this.figures.excludedPopulationShare;
  }

  /** Worked out where it is asked for: the question is counted once more under each rule. */
  get sensitivity(): Promise<{ readonly underBlocRules: readonly DistributionUnderBlocRule[] }> {
    const { roll, initiatives, day, rule, supposed } = this.question;
    return this.inSlices(underBlocRulesInSteps(roll, initiatives, day, rule, supposed)).then((underBlocRules) => ({
      underBlocRules,
    }));
  }
  get buckets(): BucketView[] {
    checkListed(this.question.initiatives);
    return this.figures.buckets.map((bucket) => new BucketView(this.question.standpoint, bucket));
  }
  get withoutPopulation(): CountryView[] {
    return this.views.countries(this.figures.withoutPopulation);
  }
  get populationOfOtherYear() {
    const { views } = this;
    return this.figures.populationOfOtherYear.map(({ country, year }) => ({ country: views.country(country), year }));
  }
}

export class GapsView extends CountedView {
  readonly universeSize: number;

  constructor(
    question: Question,
    private readonly figures: Gaps,
  ) {
    super(question);
    this.universeSize = figures.universeSize;
  }

  get countries() {
    const { views } = this;
    const { initiatives } = this.question;
    // A state in none misses the whole selection; all such states share one list.
    const everything = this.initiativeViews(initiatives);
    return this.figures.countries.map(({ country, coverage, missing }) => ({
      country: views.country(country),
      coverage,
      missing: missing === initiatives ? everything : this.initiativeViews(missing),
    }));
  }
  override get initiatives(): InitiativeGapView[] {
    const { standpoint } = this.question;
    return this.figures.initiatives.map(
      ({ initiative, missing }) => new InitiativeGapView(standpoint, initiative, missing),
    );
  }
}

class InitiativeGapView {
  constructor(
    private readonly standpoint: Standpoint,
    private readonly counted: Initiative,
    private readonly absences: readonly Absence[],
  ) {}

  get initiative(): InitiativeView {
    return viewsOf(this.standpoint).initiative(this.counted.index);
  }
  get missingCount(): number {
    return this.absences.length;
  }
  get missing() {
    return this.absences.map((absence) => absenceView(this.standpoint, this.counted, absence));
  }
}

/** An absence as the API gives it, of a group as of one country. */
export function absenceView(
  standpoint: Standpoint,
  initiative: Initiative,
  { country, reason, withdrewOn, through }: Absence,
) {
  const views = viewsOf(standpoint);
  return {
    country: views.country(country),
    reason,
    withdrewOn,
    get initiative() {
      return views.initiative(initiative.index);
    },
    get through() {
      return through.map(({ index }) => views.participant(index));
    },
  };
}

export class MatrixView extends CountedView {
  constructor(
    question: Question,
    private readonly inSlices: QuestionContext['inSlices'],
    private readonly figures: readonly MatrixRow[],
  ) {
    super(question);
  }

  get rows() {
    const { views } = this;
    let standings: Promise<ReadonlyMap<number, readonly Standing[]>> | undefined;
    const made = () => {
      const { roll, initiatives, among, day, rule } = this.question;
      standings ??= this.inSlices(standingsInSteps(roll, initiatives, among, day, rule));
      return standings;
    };
    return this.figures.map(({ country, coverage, roles }) => ({
      country: views.country(country),
      coverage,
      roles,
      // Made once for all rows, where one of them is asked for it.
      get standings() {
        return made().then((byState) => byState.get(country.index)!);
      },
    }));
  }
}
