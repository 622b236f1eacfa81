import { Injectable } from '@nestjs/common';
import { inSlices } from '../common/in-slices.js';
import { badInput, RollcallError } from '../common/rollcall-error.js';
import type { Day } from '../domain/day.js';
import { distributionInSteps } from '../domain/distribution.js';
import { gapsInSteps } from '../domain/gaps.js';
import { groupNamed } from '../domain/groups.js';
import { matrixInSteps } from '../domain/matrix.js';
import type { CountingRule, Supposed } from '../domain/presence.js';
import type { Initiative, Roll } from '../domain/roll.js';
import { type Selection, selectInSteps } from '../domain/selection.js';
import { supposedBy } from '../domain/suppose.js';
import type { CountingInput, SelectionInput, SupposedInput } from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { rollInSteps, ruleOf } from './counting-rule.js';
import { DistributionView, GapsView, MatrixView } from './counting-views.js';

/** A counting question, resolved: which roll, which initiatives, which day, how. */
export interface Question {
  readonly roll: Roll;
  readonly selection: Selection;
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
  /** Rejects with BAD_USER_INPUT for an unknown name, an empty selection or a release that was never cut. */
  async question(context: QuestionContext, { asOf, counting, suppose, ...asked }: Asked): Promise<Question> {
    const selection = asked.selection as Selection;
    const roll = await inSlices(rollInSteps(context, counting));
    const initiatives = await inSlices(selectInSteps(roll, selection));
    const day = asOf ?? context.today;
    const rule = ruleOf(counting);
    const supposed = supposedBy(
      roll,
      (suppose ?? []).map((one) => ({ ...one, role: one.role ?? 'PARTICIPANT', from: one.from ?? day })),
      initiatives,
      rule,
    );
    return { roll, selection, initiatives, day, rule, supposed, release: counting?.release ?? null };
  }

  async distribution(context: QuestionContext, asked: Asked): Promise<DistributionView> {
    const question = await this.question(context, asked);
    const { roll, initiatives, day, rule, supposed } = question;
    const view = async (assumed: readonly Supposed[], baseline: DistributionView | null) => {
      const found = await inSlices(distributionInSteps(roll, initiatives, day, rule, assumed));
      return new DistributionView(context.snapshot, { ...question, supposed: assumed }, found, baseline);
    };
    return view(supposed, asked.suppose?.length ? await view([], null) : null);
  }

  async gaps(
    context: QuestionContext,
    asked: Asked & { group?: string | null; fewerThan?: number | null },
  ): Promise<GapsView> {
    const fewerThan = asked.fewerThan ?? 1;
    if (fewerThan < 1) throw badInput('fewerThan', `fewerThan: ${fewerThan} is less than 1`);
    const question = await this.question(context, asked);
    const { roll, initiatives, day, rule } = question;
    const group = asked.group == null ? null : groupNamed(roll, asked.group, 'group');
    limitCells(roll, initiatives);
    const found = await inSlices(gapsInSteps(roll, initiatives, group, day, rule, fewerThan));
    return new GapsView(context.snapshot, question, found, group);
  }

  async matrix(context: QuestionContext, asked: Asked & { group?: string | null }): Promise<MatrixView> {
    const question = await this.question(context, asked);
    const { roll, initiatives, day, rule } = question;
    const group = asked.group == null ? null : groupNamed(roll, asked.group, 'group');
    limitCells(roll, initiatives);
    const rows = await inSlices(matrixInSteps(roll, initiatives, group, day, rule));
    return new MatrixView(context.snapshot, question, rows, group);
  }
}

/** Countries by initiatives that one answer may hold. */
const MOST_CELLS = 300_000;

/** Throws QUERY_TOO_COMPLEX where an answer would list more cells than anybody can read, or a server should make. */
export function limitCells(roll: Roll, initiatives: readonly Initiative[]): void {
  const cells = roll.countries.length * initiatives.length;
  if (cells <= MOST_CELLS) return;
  throw new RollcallError(
    'QUERY_TOO_COMPLEX',
    `the selection holds ${initiatives.length} initiatives, ${cells} cells with ${roll.countries.length} countries; at most ${MOST_CELLS} are answered at once: select fewer initiatives`,
    { argument: 'selection', limit: MOST_CELLS },
  );
}
