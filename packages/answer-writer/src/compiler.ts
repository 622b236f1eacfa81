import {
  type DocumentNode,
  defaultFieldResolver,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import type { AwaitedPlaces } from './awaited-places.js';
import { HELPERS, TextsKept, textsOf } from './texts.js';

export type Resolver = GraphQLFieldResolver<unknown, unknown>;

/** What the writer is to know of a schema beside what the schema says. */
export interface WriterOptions {
  /** The resolver of a field, undefined for a plain property; default: the one that the schema has. */
  resolverOf?(field: GraphQLField<unknown, unknown>): Resolver | undefined;
  /**
   * Names of object types whose objects never change. Where a selection has only plain leaf fields of such a type, its
   * text is kept with each object, and written once.
   */
  readonly unchanging?: ReadonlySet<string>;
}

/** The arguments of the fields that have any, by their place. */
export type Args = readonly Record<string, unknown>[];
export type WriteObject<Context> = (value: unknown, args: Args, context: Context, places: AwaitedPlaces) => string;

const NO_ARGS = Object.freeze({});

/** Functions of generated source take about so many bytes a character: the text, what it is compiled to, closures. */
const BYTES_A_SOURCE_CHARACTER = 16;

/**
 * Makes one function for each selection of fields of an object type. The functions are generated as source, so that
 * the engine learns at each place which kind of object stands there, as it would of code written by hand. The only
 * texts of the query that come into the source are names, of letters, digits and underscores, and they are quoted.
 */
export class Compiler<Context> {
  readonly size = { bytes: 0 };
  readonly fieldsWithArgs: { field: GraphQLField<unknown, unknown>; node: FieldNode }[] = [];
  private readonly values: unknown[] = [];
  private readonly source: string[] = [];
  private readonly fragments: Record<string, FragmentDefinitionNode> = {};
  private introspects = false;

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly operation: OperationDefinitionNode,
    private readonly variables: Record<string, unknown>,
    private readonly options: WriterOptions,
  ) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments[definition.name.value] = definition;
    }
  }

  compile(): WriteObject<Context> | null {
    const { schema, fragments, variables, operation } = this;
    const query = schema.getQueryType()!;
    const root = this.object(query, collectFields(schema, fragments, variables, query, operation.selectionSet));
    if (this.introspects) return null;
    const { later, none, fault, quoted, leaf } = HELPERS;
    const names = ['later', 'none', 'fault', 'quoted', 'leaf', 'NO_ARGS', ...this.values.map((_, at) => `c${at}`)];
    this.size.bytes += BYTES_A_SOURCE_CHARACTER * this.source.reduce((sum, { length }) => sum + length, 0);
    const make = new Function(...names, `'use strict';\n${this.source.join('\n')}\nreturn ${root};`);
    return make(later, none, fault, quoted, leaf, NO_ARGS, ...this.values);
  }

  /** The name of a function `(value, args, context, places) => text` for an object with these fields. */
  private object(type: GraphQLObjectType, fields: ReadonlyMap<string, readonly FieldNode[]>): string {
    const name = this.newName('object');
    const statements: string[] = [];
    const parts: string[] = [];
    for (const [key, nodes] of fields) {
      const written = this.field(type, nodes, statements);
      parts.push(`'${parts.length > 0 ? ',' : '{'}"${key}":' + ${written}`);
    }
    const text = parts.length > 0 ? `${parts.join(' + ')} + '}'` : `'{}'`;
    if (this.options.unchanging?.has(type.name) && [...fields.values()].every(([node]) => this.isPlain(type, node!))) {
      // The same few hundred objects come again in every answer.
      const textsKept = this.constant(new TextsKept(this.size));
      this.define(name, [
        `const kept = ${textsKept}.get(value);`,
        'if (kept !== undefined) return kept;',
        ...statements,
        `const text = ${text};`,
        // A text with an awaited place in it is of this answer alone.
        `if (!text.includes('\\u0000')) ${textsKept}.set(value, text);`,
        'return text;',
      ]);
    } else this.define(name, [...statements, `return ${text};`]);
    return name;
  }

  /** An expression for the text of a field; what must be worked out before it is added to the statements. */
  private field(parent: GraphQLObjectType, nodes: readonly FieldNode[], statements: string[]): string {
    const node = nodes[0]!;
    const fieldName = node.name.value;
    if (fieldName === '__typename') return `'"${parent.name}"'`;
    const field = parent.getFields()[fieldName];
    if (!field) {
      this.introspects = true;
      return `''`;
    }
    const args = field.args.length > 0 ? `args[${this.fieldsWithArgs.push({ field, node }) - 1}]` : 'NO_ARGS';
    const value = `f${statements.length}`;
    // Resolvers get undefined in place of `info`, because Nest counts their parameters from the last. One that reads it
    // throws, and graphql-js executes the operation.
    const resolve = this.resolverOf(field);
    if (resolve && resolve !== defaultFieldResolver) {
      statements.push(`const ${value} = ${this.constant(resolve)}(value, ${args}, context, undefined);`);
    } else {
      statements.push(`let ${value} = value.${fieldName};`);
      statements.push(`if (typeof ${value} === 'function') ${value} = value.${fieldName}(${args}, context);`);
    }
    return this.text(field.type, nodes, value);
  }

  /** An expression for the text of a value, whose own expression is a name. */
  private text(type: GraphQLOutputType, nodes: readonly FieldNode[], value: string): string {
    const nullable = !isNonNullType(type);
    const bare = getNullableType(type) as GraphQLOutputType;
    return isLeafType(bare) ? this.leafText(bare, nullable, value) : this.compositeText(bare, nullable, nodes, value);
  }

  private leafText(type: GraphQLLeafType, nullable: boolean, value: string): string {
    const leafType = this.constant(type);
    const slow = this.newName('leaf');
    this.define(
      slow,
      [
        `if (later(value)) return places.leave(value, (one) => ${slow}(one, places));`,
        `return leaf(${leafType}, ${nullable}, value);`,
      ],
      'value, places',
    );
    const otherwise = `${slow}(${value}, places)`;
    if (isEnumType(type)) {
      const texts = this.constant(textsOf(type));
      return `(${texts}.get(${value}) ?? ${otherwise})`;
    }
    switch (type.name) {
      case 'ID':
      case 'String':
        return `(typeof ${value} === 'string' ? quoted(${value}) : ${otherwise})`;
      case 'Int':
        return `((${value} | 0) === ${value} ? ${value} : ${otherwise})`;
      case 'Float':
        return `(typeof ${value} === 'number' && Number.isFinite(${value}) ? ${value} : ${otherwise})`;
      case 'Boolean':
        return `(${value} === true ? 'true' : ${value} === false ? 'false' : ${otherwise})`;
      default:
        return otherwise;
    }
  }

  private compositeText(
    type: GraphQLOutputType,
    nullable: boolean,
    nodes: readonly FieldNode[],
    value: string,
  ): string {
    const name = this.newName('value');
    const isList = isListType(type);
    const from = isList ? ', 0' : '';
    const statements = [
      `if (value === undefined || value === null) return none(${nullable});`,
      `if (typeof value.then === 'function') return places.leave(value, (one) => ${name}(one, args, context, places${from}));`,
      'if (value instanceof Error) throw value;',
      ...(isList ? this.listBody(name, type.ofType, nodes) : this.objectBody(type, nodes)),
    ];
    this.define(name, statements, `value, args, context, places${isList ? ', from' : ''}`);
    return `${name}(${value}, args, context, places${from})`;
  }

  private listBody(name: string, itemType: GraphQLOutputType, nodes: readonly FieldNode[]): string[] {
    const leaves = isLeafType(getNamedType(itemType));
    return [
      'if (!Array.isArray(value)) return fault();',
      `let text = from > 0 ? '' : '[';`,
      'for (let at = from; at < value.length; at++) {',
      // Leaves are quick, and are not interrupted. Of other lists at least one item is written each turn, to make progress.
      ...(leaves
        ? []
        : [
            '  if (at > from && places.due()) {',
            '    const next = at;',
            `    return text + places.rest(() => ${name}(value, args, context, places, next));`,
            '  }',
          ]),
      '  const item = value[at];',
      `  text += (at > 0 ? ',' : '') + ${this.text(itemType, nodes, 'item')};`,
      '}',
      `return text + ']';`,
    ];
  }

  private objectBody(type: GraphQLOutputType, nodes: readonly FieldNode[]): string[] {
    const { schema, fragments, variables } = this;
    const write = (of: GraphQLObjectType) =>
      this.object(of, collectSubfields(schema, fragments, variables, of, nodes as FieldNode[]));
    if (!isAbstractType(type)) return [`return ${write(type as GraphQLObjectType)}(value, args, context, places);`];
    const kind = type.resolveType ? `${this.constant(type.resolveType)}(value, context)` : 'value.__typename';
    return [
      `switch (${kind}) {`,
      ...schema
        .getPossibleTypes(type)
        .map((objectType) => `  case '${objectType.name}': return ${write(objectType)}(value, args, context, places);`),
      '  default: return fault();',
      '}',
    ];
  }

  private define(name: string, statements: readonly string[], parameters = 'value, args, context, places'): void {
    this.source.push(`function ${name}(${parameters}) {\n  ${statements.join('\n  ')}\n}`);
  }

  private named = 0;
  private newName(what: string): string {
    return `${what}${this.named++}`;
  }

  /** The name under which the generated functions know a value. */
  private constant(value: unknown): string {
    const index = this.values.indexOf(value);
    return `c${index >= 0 ? index : this.values.push(value) - 1}`;
  }
  private resolverOf(field: GraphQLField<unknown, unknown>): Resolver | undefined {
    const { resolverOf } = this.options;
    return resolverOf ? resolverOf(field) : field.resolve;
  }

  /** Whether a field is a property that is answered as it stands. */
  private isPlain(type: GraphQLObjectType, { name }: FieldNode): boolean {
    const field = type.getFields()[name.value];
    if (field === undefined) return true;
    return field.args.length === 0 && !this.resolverOf(field) && isLeafType(getNullableType(field.type));
  }
}
