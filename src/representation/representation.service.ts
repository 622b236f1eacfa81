import { Injectable } from '@nestjs/common';
import { badInput } from '../common/rollcall-error.js';
import type { Supposed } from '../domain/presence.js';
import { representationInSteps, underScheme } from '../domain/representation.js';
import { checkComposition, representationSeriesInSteps } from '../domain/series.js';
import type {
  QueryCompareSchemesArgs,
  QueryRepresentationArgs,
  QueryRepresentationSeriesArgs,
} from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { fromGraphql } from '../questions/from-graphql.js';
import { questionInSteps } from '../questions/question.js';
import { schemeAsked } from '../questions/scheme-asked.js';
import { dataDay } from '../questions/standpoint.js';
import { RepresentationPointView, RepresentationView } from './representation-views.js';

/** Answers the questions about representation (method, sections 5, 6 and 8). */
@Injectable()
export class RepresentationService {
  async representation(
    { snapshot, inSlices }: QuestionContext,
    asked: QueryRepresentationArgs,
  ): Promise<RepresentationView> {
    const question = await inSlices(questionInSteps(snapshot, fromGraphql(asked)));
    const { roll, initiatives, day, rule, supposed } = question;
    const scheme = schemeAsked(question);
    if (asked.compositionAt != null) checkComposition(roll, scheme, rule, asked.compositionAt);
    const composition = asked.compositionAt ?? day;
    const view = async (assumed: readonly Supposed[], baseline: RepresentationView | null) => {
      const representation = await inSlices(
        representationInSteps(roll, initiatives, scheme, day, rule, assumed, composition),
      );
      return new RepresentationView({ ...question, inSlices, supposed: assumed }, representation, baseline);
    };
    return view(supposed, asked.suppose?.length ? await view([], null) : null);
  }

  async compareSchemes(
    { snapshot, inSlices }: QuestionContext,
    asked: QueryCompareSchemesArgs,
  ): Promise<RepresentationView[]> {
    if (asked.schemes.length === 0) throw badInput('schemes', 'schemes is empty: name at least one scheme');
    const question = await inSlices(questionInSteps(snapshot, fromGraphql(asked), 'schemes'));
    const { roll, initiatives, day, rule, schemes } = question;
    const { compositionAt } = asked;
    if (compositionAt != null) for (const scheme of schemes) checkComposition(roll, scheme, rule, compositionAt);
    const first = await inSlices(
      representationInSteps(roll, initiatives, schemes[0]!, day, rule, [], compositionAt ?? day),
    );
    const origin = { ...question, inSlices };
    return schemes.map(
      (scheme, index) => new RepresentationView(origin, index === 0 ? first : underScheme(first, scheme)),
    );
  }

  async series(
    { snapshot, inSlices }: QuestionContext,
    asked: QueryRepresentationSeriesArgs,
  ): Promise<RepresentationPointView[]> {
    const question = await inSlices(questionInSteps(snapshot, fromGraphql(asked)));
    const { roll, initiatives, rule } = question;
    const { from, to, compositionAt = null } = asked;
    const through = dataDay(snapshot, roll);
    const points = await inSlices(
      representationSeriesInSteps(roll, initiatives, schemeAsked(question), from, to, rule, through, compositionAt),
    );
    return points.map((point) => new RepresentationPointView({ ...question, inSlices }, point));
  }
}
