import { execute, type GraphQLFieldResolver, type GraphQLSchema, isObjectType, parse } from 'graphql';
import { allAtOnce } from '../../common/steps.js';
import { CountingService } from '../../counting/counting.service.js';
import { countryFields } from '../../countries/country-fields.js';
import { countryNamed } from '../../domain/codes.js';
import { initiativeNamed } from '../../domain/selection.js';
import type {
  QueryCompareSchemesArgs,
  QueryCountryArgs,
  QueryDistributionArgs,
  QueryGapsArgs,
  QueryInitiativeArgs,
  QueryMatrixArgs,
  QueryRepresentationArgs,
  QueryRepresentationSeriesArgs,
} from '../../generated/graphql.js';
import type { QuestionContext } from '../../graphql/context.js';
import { sdlSchema } from '../../graphql/sdl-schema.js';
import { viewsOf } from '../../graphql/views.js';
import { groupFields } from '../../groups/group-fields.js';
import { initiativeFields } from '../../initiatives/initiative-fields.js';
import { participationFields } from '../../participations/participation-fields.js';
import { newestStandpoint } from '../../questions/standpoint.js';
import { releaseView } from '../../releases/release-view.js';
import { RepresentationService } from '../../representation/representation.service.js';
import type { Snapshot } from '../../roll/snapshot.js';

const counting = new CountingService();
const representation = new RepresentationService();

/** The questions of the API that the command line asks, each by the service that answers it there. */
const QUESTIONS = {
  distribution: (args: QueryDistributionArgs, context: QuestionContext) => counting.distribution(context, args),
  gaps: (args: QueryGapsArgs, context: QuestionContext) => counting.gaps(context, args),
  matrix: (args: QueryMatrixArgs, context: QuestionContext) => counting.matrix(context, args),
  representation: (args: QueryRepresentationArgs, context: QuestionContext) =>
    representation.representation(context, args),
  compareSchemes: (args: QueryCompareSchemesArgs, context: QuestionContext) =>
    representation.compareSchemes(context, args),
  representationSeries: (args: QueryRepresentationSeriesArgs, context: QuestionContext) =>
    representation.series(context, args),
  // Where the API gives null for an unknown code, the command line names codes that may have been meant.
  country: ({ code }: QueryCountryArgs, { snapshot }: QuestionContext) =>
    viewsOf(newestStandpoint(snapshot)).participant(countryNamed(snapshot.roll, code, 'code')),
  initiative: ({ slug }: QueryInitiativeArgs, { snapshot }: QuestionContext) =>
    viewsOf(newestStandpoint(snapshot)).initiative(initiativeNamed(snapshot.roll, slug, 'slug').index),
  dataset: (_: unknown, { snapshot }: QuestionContext) => ({
    releases: snapshot.releases.toReversed().map((release) => releaseView(snapshot, release)),
  }),
  schemes: (_: unknown, { snapshot }: QuestionContext) =>
    [...snapshot.roll.schemes.values()].map((scheme) => viewsOf(newestStandpoint(snapshot)).scheme(scheme)),
};

type FieldsOfTypes = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

let withFields: GraphQLSchema | undefined;

/** The types of the API with the fields that are computed there. */
function answeringSchema(): GraphQLSchema {
  withFields ??= withComputedFields(sdlSchema());
  return withFields;
}

function withComputedFields(schema: GraphQLSchema): GraphQLSchema {
  const computed: FieldsOfTypes = { ...countryFields, ...groupFields, ...initiativeFields, ...participationFields };
  for (const [name, resolvers] of Object.entries(computed)) {
    const type = schema.getType(name);
    if (!isObjectType(type)) {
      Object.assign(type!, { resolveType: resolvers.__resolveType });
      continue;
    }
    const fields = type.getFields();
    for (const [field, resolve] of Object.entries(resolvers)) {
      fields[field]!.resolve = resolve as GraphQLFieldResolver<unknown, unknown>;
    }
  }
  return schema;
}

/**
 * Answers an operation of the API from a snapshot, without a server: by the services and fields that answer it there, so
 * that nothing here can differ from it. What is read from the database alone (citations, history) is not asked.
 *
 * @throws what the API would answer as its first error
 */
export async function answered<T>(snapshot: Snapshot, operation: string, variables: object): Promise<T> {
  const context = { snapshot, inSlices: async (steps) => allAtOnce(steps) } satisfies Partial<QuestionContext>;
  const { data, errors } = await execute({
    schema: answeringSchema(),
    document: parse(operation),
    rootValue: QUESTIONS,
    contextValue: context,
    variableValues: variables as Record<string, unknown>,
  });
  const [error] = errors ?? [];
  if (error) throw error.originalError ?? error;
  return data as T;
}
