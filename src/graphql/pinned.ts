import {
  type ArgumentNode,
  BREAK,
  type DocumentNode,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  TypeInfo,
  valueFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { NEWEST_METHOD } from '../domain/rule.js';
import { identifierIn } from '../questions/state.js';
import type { Snapshot } from '../roll/snapshot.js';

/** The arguments by which a field names the release or instant whose data answer it. */
const PINS = ['counting', 'release'];
/** Fields that tell, of a thing in a release, what became of it later. */
export const OF_TODAY: readonly string[] = ['history'];

/** What such an argument says. */
interface Data {
  readonly release?: string | null;
  readonly knownAt?: Date | null;
  readonly proposal?: string | null;
}

/** What the value of such an argument says: of `node`, what stands behind the key of the identifier. */
function dataIn(pin: GraphQLArgument | undefined, value: unknown): Data {
  if (typeof value !== 'string') return value ?? {};
  return pin?.name === 'release' ? { release: value } : (identifierIn(value)?.state ?? {});
}

function pinOf({ name: field, args }: GraphQLField<unknown, unknown>): GraphQLArgument | undefined {
  return args.find(({ name }) => PINS.includes(name) || (field === 'node' && name === 'id'));
}

function givenTo(node: FieldNode, pin: GraphQLArgument): ArgumentNode | undefined {
  return node.arguments?.find(({ name }) => name.value === pin.name);
}

/**
 * Whether every field that decides which data an answer reads passes: all fields at the root, and those below that name
 * data of their own. All other fields read the data of their parent.
 */
function everyPin(
  schema: GraphQLSchema,
  document: DocumentNode,
  passes: (node: FieldNode, pin: GraphQLArgument | undefined, isRoot: boolean) => boolean,
): boolean {
  const types = new TypeInfo(schema);
  let all = true;
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        if (node.name.value === '__typename') return undefined;
        if (OF_TODAY.includes(node.name.value)) {
          all = false;
          return BREAK;
        }
        const pin = pinOf(types.getFieldDef()!);
        const isRoot = types.getParentType() === schema.getQueryType();
        if ((isRoot || (pin && givenTo(node, pin))) && !passes(node, pin, isRoot)) all = false;
        return all ? undefined : BREAK;
      },
    }),
  );
  return all;
}

/** Whether an operation gives every field that must name its data some argument by which to do so. */
export function namesItsData(schema: GraphQLSchema, document: DocumentNode): boolean {
  // Variables are those of one operation.
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (operations.length !== 1 || operations[0]!.operation !== 'query') return false;
  return everyPin(schema, document, (node, pin) => pin !== undefined && givenTo(node, pin) !== undefined);
}

/**
 * Whether the faultless answer to an operation that names its data rests on releases and past instants alone, so that no
 * later revision changes it. Fields that are left out by `@skip` or `@include` are looked at as well: an answer is taken
 * for less lasting than it is rather than for more.
 */
export function restsOnThePast(
  schema: GraphQLSchema,
  document: DocumentNode,
  values: Readonly<Record<string, unknown>>,
  snapshot: Snapshot,
): boolean {
  return everyDatum(schema, document, values, ({ release, knownAt }) => snapshot.isPast(release, knownAt));
}

/**
 * Whether it rests on releases alone, so that whoever has it need never ask again. An answer of a past instant is no such
 * answer: a release that is cut for its revision would be named in it. Nor is one of organisations in a release from
 * before method 2.0, whose kind is the one that they have today (method, section 15).
 */
export function restsOnReleases(
  schema: GraphQLSchema,
  document: DocumentNode,
  values: Readonly<Record<string, unknown>>,
  snapshot: Snapshot,
): boolean {
  if (!namesItsData(schema, document)) return false;
  const mayBeOld = !tellsOfOrganisations(schema, document);
  return everyDatum(schema, document, values, ({ release }) => {
    const revision = snapshot.releases.find(({ name }) => name === release)?.revision;
    return revision !== undefined && (mayBeOld || snapshot.revisionOf(revision).method === NEWEST_METHOD);
  });
}

function tellsOfOrganisations(schema: GraphQLSchema, document: DocumentNode): boolean {
  const types = new TypeInfo(schema);
  let hasOrganisation = false;
  visit(
    document,
    visitWithTypeInfo(types, {
      Field() {
        hasOrganisation ||= /^Organisation/.test(types.getParentType()?.name ?? '');
      },
    }),
  );
  return hasOrganisation;
}

/** Whether what names an answer's data passes wherever it is named. */
function everyDatum(
  schema: GraphQLSchema,
  document: DocumentNode,
  values: Readonly<Record<string, unknown>>,
  passes: (data: Data) => boolean,
): boolean {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const { coerced } = getVariableValues(schema, operation?.variableDefinitions ?? [], values);
  if (!coerced) return false;
  return everyPin(schema, document, (node, pin, isRoot) => {
    const given = pin && givenTo(node, pin);
    const value: unknown = given && valueFromAST(given.value, pin.type, coerced);
    const data = dataIn(pin, value);
    const namesNothing = data.release == null && data.knownAt == null && data.proposal == null;
    return namesNothing ? !isRoot : passes(data);
  });
}
