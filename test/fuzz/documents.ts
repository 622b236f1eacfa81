import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';
import { type Random, STRANGE_TEXTS } from './random.js';

const INTEGERS = ['0', '1', '2', '7', '25', '500', '501', '1999', '2026', '-1', '2147483647', '99999999999', '1.5'];

/** Documents that are valid by their shape, over the whole schema; their values may be anything. */
export class Documents {
  private aliases = 0;

  /** @param known texts that name something on record: codes, slugs, days, cursors */
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly random: Random,
    private readonly known: readonly string[],
  ) {}

  next(): string {
    this.aliases = 0;
    const root = this.schema.getQueryType()!;
    const deepest = this.random.int(2, 7);
    return `{ ${this.fieldsOf(root, deepest, this.random.int(1, 3)).join(' ')} }`;
  }

  private selection(type: GraphQLOutputType, depth: number): string {
    const named = getNamedType(type);
    if (!isCompositeType(named)) return '';
    if (!isAbstractType(named)) return `{ ${this.fieldsOf(named as GraphQLObjectType, depth, 5).join(' ')} }`;
    const parts = this.schema
      .getPossibleTypes(named)
      .map((one) => `... on ${one.name} { ${this.fieldsOf(one, depth, 4).join(' ')} }`);
    return `{ __typename ${parts.join(' ')} }`;
  }

  private fieldsOf(type: GraphQLObjectType, depth: number, most: number): string[] {
    const all = Object.values(type.getFields()).filter(
      (field) =>
        depth > 1 || (isLeafType(getNamedType(field.type)) && field.args.every((one) => !isNonNullType(one.type))),
    );
    if (all.length === 0) return ['__typename'];
    return this.random.some(all, most).map((field) => this.field(field, depth - 1));
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const given = field.args.filter((one) => isNonNullType(one.type) || this.random.chance(35));
    const values = given.map((one) => `${one.name}: ${this.argument(one)}`);
    const own = values.length > 0 ? `(${values.join(', ')})` : '';
    const alias = values.length > 0 ? `a${this.aliases++}: ` : '';
    return `${alias}${field.name}${own} ${this.selection(field.type, depth)}`;
  }

  private argument({ name, type }: GraphQLArgument): string {
    // Most lists are asked for in small pages, so that most documents are answered and not refused.
    if (name === 'first' && this.random.chance(85)) return String(this.random.int(0, 3));
    return this.value(type, 3);
  }

  private value(type: GraphQLInputType, depth: number): string {
    if (!isNonNullType(type) && this.random.chance(8)) return 'null';
    const own = getNullableType(type);
    if (isListType(own)) {
      const items = Array.from({ length: this.random.int(0, 3) }, () => this.value(own.ofType, depth));
      return `[${items.join(', ')}]`;
    }
    if (isInputObjectType(own)) {
      const fields = Object.values(own.getFields()).filter(
        (one) => isNonNullType(one.type) || (depth > 0 && this.random.chance(25)),
      );
      return `{ ${fields.map((one) => `${one.name}: ${this.value(one.type, depth - 1)}`).join(', ')} }`;
    }
    if (isEnumType(own)) return this.random.pick(own.getValues()).name;
    if (own.name === 'Int') return this.random.pick(INTEGERS);
    if (own.name === 'Float') return this.random.pick(['0', '0.5', '-1.25', '1e300', '3']);
    if (own.name === 'Boolean') return this.random.pick(['true', 'false']);
    return JSON.stringify(this.random.pick(this.random.chance(80) ? this.known : STRANGE_TEXTS));
  }
}
