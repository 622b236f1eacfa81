import { Injectable } from '@nestjs/common';
import { badInput } from '../common/rollcall-error.js';
import type { Day } from '../domain/day.js';
import { type Distribution, distribution } from '../domain/distribution.js';
import { gaps } from '../domain/gaps.js';
import { groupNamed } from '../domain/groups.js';
import { matrix } from '../domain/matrix.js';
import type { CountingRule, Supposed } from '../domain/presence.js';
import type { Initiative, Roll } from '../domain/roll.js';
import { incomplete, type Selection, select } from '../domain/selection.js';
import { supposedBy } from '../domain/suppose.js';
import type { CountingInput, SelectionInput, SupposedInput } from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { viewsOf } from '../graphql/views.js';
import { rollOf, ruleOf } from './counting-rule.js';
import { provenanceOf } from './provenance.js';

/** A counting question, resolved: which roll, which initiatives, which day, how. */
export interface Question {
  readonly roll: Roll;
  readonly initiatives: readonly Initiative[];
  readonly day: Day;
  readonly rule: CountingRule;
  readonly supposed: readonly Supposed[];
  /** The release that was named, if one was. */
  readonly release: string | null;
}

interface Asked {
  readonly selection: SelectionInput;
  readonly asOf?: Day | null;
  readonly counting?: CountingInput | null;
  readonly suppose?: readonly SupposedInput[] | null;
}

/** Answers the counting questions for the API: the domain's figures, with views in place of the domain's things. */
@Injectable()
export class CountingService {
  /** Throws BAD_USER_INPUT for an unknown name, an empty selection or a release that was never cut. */
  question(context: QuestionContext, { selection, asOf, counting, suppose }: Asked): Question {
    const roll = rollOf(context, counting);
    const initiatives = select(roll, selection as Selection);
    const day = asOf ?? context.today;
    const supposed = supposedBy(
      roll,
      (suppose ?? []).map((one) => ({ ...one, role: one.role ?? 'PARTICIPANT', from: one.from ?? day })),
      initiatives,
    );
    return { roll, initiatives, day, rule: ruleOf(counting), supposed, release: counting?.release ?? null };
  }

  distribution(context: QuestionContext, asked: Asked) {
    const question = this.question(context, asked);
    const { roll, initiatives, day, rule, supposed } = question;
    const figures = (assumed: readonly Supposed[]) =>
      this.distributionView(context, question, distribution(roll, initiatives, day, rule, assumed));
    return { ...figures(supposed), baseline: asked.suppose?.length ? figures([]) : null };
  }

  gaps(context: QuestionContext, asked: Asked & { group?: string | null; fewerThan?: number | null }) {
    const fewerThan = asked.fewerThan ?? 1;
    if (fewerThan < 1) throw badInput('fewerThan', `fewerThan: ${fewerThan} is less than 1`);
    const question = this.question(context, asked);
    const { roll, initiatives, day, rule } = question;
    const group = asked.group == null ? null : groupNamed(roll, asked.group, 'group');
    const found = gaps(roll, initiatives, group, day, rule, fewerThan);
    const views = viewsOf(roll);
    return {
      ...this.common(context, question),
      universeSize: found.universeSize,
      countries: found.countries.map(({ country, coverage, missing }) => ({
        country: views.country(country),
        coverage,
        missing: missing.map(({ index }) => views.initiative(index)),
      })),
      initiatives: found.initiatives.map(({ initiative, missing }) => ({
        initiative: views.initiative(initiative.index),
        missingCount: missing.length,
        missing: missing.map((absence) => ({ ...absence, country: views.country(absence.country) })),
      })),
    };
  }

  matrix(context: QuestionContext, asked: Asked & { group?: string | null }) {
    const question = this.question(context, asked);
    const { roll, initiatives, day, rule } = question;
    const group = asked.group == null ? null : groupNamed(roll, asked.group, 'group');
    const views = viewsOf(roll);
    return {
      ...this.common(context, question),
      rows: matrix(roll, initiatives, group, day, rule).map((row) => ({ ...row, country: views.country(row.country) })),
    };
  }

  private distributionView(context: QuestionContext, question: Question, figures: Distribution) {
    const views = viewsOf(question.roll);
    return {
      ...this.common(context, question),
      ...figures,
      buckets: figures.buckets.map((bucket) => ({
        ...bucket,
        countries: bucket.countries.map((country) => views.country(country)),
      })),
      withoutPopulation: figures.withoutPopulation.map((country) => views.country(country)),
    };
  }

  /** What stands beside every counting answer. */
  private common(context: QuestionContext, { roll, initiatives, day, rule, release }: Question) {
    const views = viewsOf(roll);
    return {
      asOf: day,
      initiatives: initiatives.map(({ index }) => views.initiative(index)),
      incompleteInitiatives: incomplete(initiatives).map(({ index }) => views.initiative(index)),
      provenance: provenanceOf(context.snapshot, roll, rule, day, initiatives, release),
    };
  }
}
