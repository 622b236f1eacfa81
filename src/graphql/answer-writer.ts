import {
  type DocumentNode,
  defaultFieldResolver,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  getOperationAST,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { getArgumentValues, getVariableValues } from 'graphql/execution/values.js';
import type { Bounds } from './bounds.js';
import type { QuestionContext } from './context.js';
import { resolverOf } from './sliced-lists.js';
import { LASTING } from './views.js';

/**
 * An answer that cannot be written: it holds an error, or a value that its type does not allow. graphql-js is to execute
 * the operation instead, which says what is wrong as the specification has it.
 */
export class NotFaultless extends Error {}

/**
 * Writes the JSON of an answer, `{"data":…}`, giving way to the event loop between the items of lists. Rejects with
 * NotFaultless, with what a resolver threw, and with a BoundsError.
 */
export interface AnswerWriter {
  (variables: Record<string, unknown>, context: QuestionContext): Promise<string>;
  /** Bytes that the writer takes, about: its functions, and the texts of objects that it has kept so far. */
  readonly size: { bytes: number };
}

type Args = readonly Record<string, unknown>[];
type WriteObject = (value: unknown, args: Args, context: QuestionContext, holes: Holes) => string;

/**
 * The writer of a validated query whose `@skip` and `@include` stand as `variables` has them (`switchesOf` says which
 * variables those are); null where graphql-js must always execute it: mutations and introspection.
 *
 * graphql-js builds the answer as objects, field by field, and JSON.stringify walks them again. Here each selection of
 * fields becomes one function that goes from the resolvers' values to the text in one step: half of the time of most
 * answers. Collecting fields, coercing variables and arguments, and serialising leaves are graphql-js's own functions.
 */
export function answerWriter(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
  variables: Record<string, unknown>,
): AnswerWriter | null {
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== 'query') return null;
  const declared = operation.variableDefinitions ?? [];
  const coerced = getVariableValues(schema, declared, variables);
  if (coerced.errors) throw new NotFaultless();
  const compiler = new Compiler(schema, document, operation, coerced.coerced);
  const root = compiler.compile();
  if (!root) return null;
  const { fieldsWithArgs } = compiler;
  const write = async (given: Record<string, unknown>, context: QuestionContext) => {
    const { coerced: values } = getVariableValues(schema, declared, given);
    if (!values) throw new NotFaultless();
    const args = fieldsWithArgs.map(({ field, node }) => getArgumentValues(field, node, values));
    const holes = new Holes(context.bounds);
    return holes.fill(`{"data":${root(undefined, args, context, holes)}}`);
  };
  return Object.assign(write, { size: compiler.size });
}

/** The variables that say which fields an answer has: those of `@skip` and `@include`. */
export function switchesOf(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(directive) {
      for (const { value } of directive.arguments ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

/** Between two of these stands the number of a hole: a character that JSON never holds as it is. */
const MARK = '\u0000';

/** What comes later, and how it is made into text. */
interface Awaited {
  readonly value: unknown;
  write(value: unknown): string;
}

/** A value that was awaited, as text, and whether that text has holes of its own. */
interface Filling {
  readonly text: string;
  readonly hollow: boolean;
}

/** Items of lists that are written before the time is looked at: a mask of the number written so far. */
const ITEMS_AT_ONCE = 3;

/** Places in the text of an answer whose values are still awaited, or whose turn comes later. */
class Holes {
  private readonly awaited: Awaited[] = [];
  private items = 0;
  /** The slice of this turn was seen to be over: every list leaves its further items, whoever looked at the time. */
  private late = false;

  constructor(private readonly bounds: Bounds) {}

  /** Text to stand in for a value that comes later, and `write` makes into text. */
  leave(value: PromiseLike<unknown>, write: (value: unknown) => string): string {
    const promise = Promise.resolve(value);
    // `fill` tells of a failure; it is never reached where another one came first.
    promise.catch(() => undefined);
    return this.hole({ value: promise, write });
  }

  /** Whether a list had better leave its further items for `rest`. Asked at each item. */
  due(): boolean {
    if (!this.late && (++this.items & ITEMS_AT_ONCE) === 0) this.late = this.bounds.over();
    return this.late;
  }

  /** Text to stand in for what `write` gives in a later turn of the event loop. */
  rest(write: () => string): string {
    return this.hole({ value: undefined, write });
  }

  private hole(awaited: Awaited): string {
    return `${MARK}${this.awaited.push(awaited) - 1}${MARK}`;
  }

  /** The text with everything that was awaited in its place. */
  async fill(text: string): Promise<string> {
    const { awaited, bounds } = this;
    let bytes = text.length;
    bounds.checkBytes(bytes);
    if (awaited.length === 0) return text;
    const fillings: Filling[] = [];
    while (fillings.length < awaited.length) {
      const { value, write } = awaited[fillings.length]!;
      const known = value === undefined ? undefined : await value;
      if (bounds.over()) await bounds.turn();
      const before = awaited.length;
      this.late = false;
      const written = write(known);
      bytes += written.length;
      bounds.checkBytes(bytes);
      fillings.push({ text: written, hollow: awaited.length > before });
    }
    const whole = ({ text: part, hollow }: Filling): string => {
      if (!hollow) return part;
      // Every second piece is the number of a hole.
      let filled = '';
      for (const [at, piece] of part.split(MARK).entries()) {
        filled += at % 2 === 1 ? whole(fillings[Number(piece)]!) : piece;
      }
      return filled;
    };
    return whole({ text, hollow: true });
  }
}

/** What the generated functions call; the names are short because they stand in generated code alone. */
const HELPERS = {
  later: (value: unknown): value is PromiseLike<unknown> =>
    typeof value === 'object' && value !== null && typeof (value as PromiseLike<unknown>).then === 'function',

  /** Null where the type allows it. */
  none: (nullable: boolean): string => {
    if (!nullable) throw new NotFaultless();
    return 'null';
  },

  fault: (): never => {
    throw new NotFaultless();
  },

  /** A string in quotes. Most are short and hold nothing that must be escaped, which a loop sees sooner than a pattern. */
  quoted: (text: string): string => {
    const { length } = text;
    if (length > SHORT) return JSON.stringify(text);
    for (let at = 0; at < length; at++) {
      const unit = text.charCodeAt(at);
      // A quotation mark, a backslash, a control character, or half of a surrogate pair.
      if (unit === 0x22 || unit === 0x5c || unit < 0x20 || (unit >= 0xd800 && unit <= 0xdfff)) {
        return JSON.stringify(text);
      }
    }
    return `"${text}"`;
  },

  /** A value of any leaf type, serialised by the type itself. */
  leaf: (type: GraphQLLeafType, nullable: boolean, value: unknown): string => {
    if (value instanceof Error) throw value;
    if (value === undefined || value === null) return HELPERS.none(nullable);
    const serialized = type.serialize(value);
    if (serialized === undefined || serialized === null) throw new NotFaultless();
    return JSON.stringify(serialized);
  },
};

const SHORT = 80;
const NO_ARGS = Object.freeze({});

/** Functions of generated source take about so many bytes a character: the text, what it is compiled to, closures. */
const BYTES_A_SOURCE_CHARACTER = 16;
/** What a text takes beside its characters, which may be of two bytes. */
const BYTES_A_TEXT = 100;

/** Texts of objects; they are counted as they come, and go with the objects or the writer. */
class TextsKept extends WeakMap<object, string> {
  constructor(private readonly size: { bytes: number }) {
    super();
  }

  override set(value: object, text: string): this {
    this.size.bytes += 2 * text.length + BYTES_A_TEXT;
    return super.set(value, text);
  }
}

/**
 * Makes one function for each selection of fields of an object type. The functions are generated as source, so that
 * the engine learns at each place which kind of object stands there, as it would of code written by hand. The only
 * texts of the query that come into the source are names, of letters, digits and underscores, and they are quoted.
 */
class Compiler {
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
  ) {
    for (const one of document.definitions) {
      if (one.kind === Kind.FRAGMENT_DEFINITION) this.fragments[one.name.value] = one;
    }
  }

  compile(): WriteObject | null {
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

  /** The name of a function `(value, args, context, holes) => text` for an object with these fields. */
  private object(type: GraphQLObjectType, fields: ReadonlyMap<string, readonly FieldNode[]>): string {
    const name = this.newName('object');
    const statements: string[] = [];
    const parts: string[] = [];
    for (const [key, nodes] of fields) {
      const written = this.field(type, nodes, statements);
      parts.push(`'${parts.length > 0 ? ',' : '{'}"${key}":' + ${written}`);
    }
    const text = parts.length > 0 ? `${parts.join(' + ')} + '}'` : `'{}'`;
    if (LASTING.has(type.name) && [...fields.values()].every(([node]) => isPlain(type, node!))) {
      // The same few hundred objects come again in every answer.
      const kept = this.constant(new TextsKept(this.size));
      this.define(name, [
        `const known = ${kept}.get(value);`,
        'if (known !== undefined) return known;',
        ...statements,
        `const text = ${text};`,
        // A text with a hole in it is of this answer alone.
        `if (!text.includes('\\u0000')) ${kept}.set(value, text);`,
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
    // Resolvers get no `info`, but its place: Nest counts their parameters from the last. One that reads it fails here,
    // and is left to graphql-js.
    const resolve = resolverOf(field);
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
        `if (later(value)) return holes.leave(value, (one) => ${slow}(one, holes));`,
        `return leaf(${leafType}, ${nullable}, value);`,
      ],
      'value, holes',
    );
    const otherwise = `${slow}(${value}, holes)`;
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
      `if (typeof value.then === 'function') return holes.leave(value, (one) => ${name}(one, args, context, holes${from}));`,
      'if (value instanceof Error) throw value;',
      ...(isList ? this.listBody(name, type.ofType, nodes) : this.objectBody(type, nodes)),
    ];
    this.define(name, statements, `value, args, context, holes${isList ? ', from' : ''}`);
    return `${name}(${value}, args, context, holes${from})`;
  }

  private listBody(name: string, itemType: GraphQLOutputType, nodes: readonly FieldNode[]): string[] {
    const leaves = isLeafType(getNamedType(itemType));
    return [
      'if (!Array.isArray(value)) return fault();',
      `let text = from > 0 ? '' : '[';`,
      'for (let at = from; at < value.length; at++) {',
      // Leaves are written in no time; of the rest at least one item is.
      ...(leaves
        ? []
        : [
            '  if (at > from && holes.due()) {',
            '    const next = at;',
            `    return text + holes.rest(() => ${name}(value, args, context, holes, next));`,
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
    if (!isAbstractType(type)) return [`return ${write(type as GraphQLObjectType)}(value, args, context, holes);`];
    const kind = type.resolveType ? `${this.constant(type.resolveType)}(value, context)` : 'value.__typename';
    return [
      `switch (${kind}) {`,
      ...schema
        .getPossibleTypes(type)
        .map((one) => `  case '${one.name}': return ${write(one)}(value, args, context, holes);`),
      '  default: return fault();',
      '}',
    ];
  }

  private define(name: string, statements: readonly string[], parameters = 'value, args, context, holes'): void {
    this.source.push(`function ${name}(${parameters}) {\n  ${statements.join('\n  ')}\n}`);
  }

  private named = 0;
  private newName(what: string): string {
    return `${what}${this.named++}`;
  }

  /** The name under which the generated functions know a value. */
  private constant(value: unknown): string {
    const known = this.values.indexOf(value);
    return `c${known >= 0 ? known : this.values.push(value) - 1}`;
  }
}

/** Whether a field is a property that is answered as it stands. */
function isPlain(type: GraphQLObjectType, { name }: FieldNode): boolean {
  const field = type.getFields()[name.value];
  return field === undefined || (!resolverOf(field) && isLeafType(getNullableType(field.type)));
}

const enumTexts = new WeakMap<GraphQLEnumType, ReadonlyMap<unknown, string>>();

/** The texts of an enum's values. */
function textsOf(type: GraphQLEnumType): ReadonlyMap<unknown, string> {
  let texts = enumTexts.get(type);
  if (!texts) {
    texts = new Map(type.getValues().map(({ value, name }) => [value, `"${name}"`]));
    enumTexts.set(type, texts);
  }
  return texts;
}
