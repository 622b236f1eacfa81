import { Injectable } from '@nestjs/common';
import { inSlices } from '../common/in-slices.js';
import { badInput } from '../common/rollcall-error.js';
import { CountingService } from '../counting/counting.service.js';
import { type Day, dayOf } from '../domain/day.js';
import { schemeNamed } from '../domain/groups.js';
import type { Supposed } from '../domain/presence.js';
import { representationInSteps, underScheme } from '../domain/representation.js';
import type { Roll } from '../domain/roll.js';
import { checkComposition, representationSeriesInSteps } from '../domain/series.js';
import type {
  QueryCompareSchemesArgs,
  QueryRepresentationArgs,
  QueryRepresentationSeriesArgs,
} from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import type { Snapshot } from '../roll/snapshot.js';
import { RepresentationPointView, RepresentationView } from './representation-views.js';

/** The data's own date at the revision of a roll: where the running year's point stands. */
export function dataThroughOf(snapshot: Snapshot, roll: Roll): Day {
  return dayOf(snapshot.revisionOf(roll.revision).dataThrough);
}

/** Answers the questions about representation (method, sections 5, 6 and 8). */
@Injectable()
export class RepresentationService {
  constructor(private readonly counting: CountingService) {}

  async representation(context: QuestionContext, asked: QueryRepresentationArgs): Promise<RepresentationView> {
    const question = await this.counting.question(context, asked);
    const { roll, initiatives, day, rule, supposed } = question;
    const scheme = schemeNamed(roll, asked.scheme, 'scheme');
    if (asked.compositionAt != null) checkComposition(roll, scheme, rule, asked.compositionAt);
    const composition = asked.compositionAt ?? day;
    const view = async (assumed: readonly Supposed[], baseline: RepresentationView | null) => {
      const found = await inSlices(representationInSteps(roll, initiatives, scheme, day, rule, assumed, composition));
      return new RepresentationView(context.snapshot, { ...question, supposed: assumed }, found, baseline);
    };
    return view(supposed, asked.suppose?.length ? await view([], null) : null);
  }

  async compareSchemes(context: QuestionContext, asked: QueryCompareSchemesArgs): Promise<RepresentationView[]> {
    if (asked.schemes.length === 0) throw badInput('schemes', 'schemes is empty: name at least one scheme');
    const twice = asked.schemes.find((slug, place) => asked.schemes.indexOf(slug) !== place);
    if (twice !== undefined) throw badInput('schemes', `the scheme '${twice}' is named twice`);
    const question = await this.counting.question(context, asked);
    const { roll, initiatives, day, rule } = question;
    const schemes = asked.schemes.map((slug) => schemeNamed(roll, slug, 'schemes'));
    const { compositionAt } = asked;
    if (compositionAt != null) for (const scheme of schemes) checkComposition(roll, scheme, rule, compositionAt);
    const first = await inSlices(
      representationInSteps(roll, initiatives, schemes[0]!, day, rule, [], compositionAt ?? day),
    );
    return schemes.map(
      (scheme, place) =>
        new RepresentationView(context.snapshot, question, place === 0 ? first : underScheme(first, scheme)),
    );
  }

  async series(context: QuestionContext, asked: QueryRepresentationSeriesArgs): Promise<RepresentationPointView[]> {
    const question = await this.counting.question(context, asked);
    const { roll, initiatives, rule } = question;
    const scheme = schemeNamed(roll, asked.scheme, 'scheme');
    const through = dataThroughOf(context.snapshot, roll);
    const { from, to, compositionAt = null } = asked;
    const points = await inSlices(
      representationSeriesInSteps(roll, initiatives, scheme, from, to, rule, through, compositionAt),
    );
    return points.map((point) => new RepresentationPointView(context.snapshot, question, point));
  }
}
