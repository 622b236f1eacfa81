import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  getOperationAST,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  type ValueNode,
} from 'graphql';
import { DEFAULT_PER_PAGE, MOST_PER_PAGE } from './connection.js';
import { INTROSPECTION_WEIGHT, introspectionListSize, isIntrospection } from './introspection-sizes.js';
import { leafBytes } from './leaf-bytes.js';
import { type ArgumentSizes, LIST_SIZES, type ListSize, PAGE_ENTRIES, pageFieldSize, type Sizes } from './sizes.js';
import { workOf } from './work.js';

/** What one field of an operation may add to the answer, with everything beneath it. */
export interface FieldCost {
  /** Where it stands, in the names that the answer has: `schemes.groups`. */
  readonly path: string;
  /** In bytes of an answer; work is told in the bytes that could be answered in the same time. */
  readonly cost: number;
  /** How many objects or values the field may have in the whole answer. */
  readonly count: number;
  readonly field: FieldNode | null;
  /** Whether the list is paged. */
  readonly paged: boolean;
  readonly children: readonly FieldCost[];
}

/** Types whose objects may be in an answer several times, by reference; objects of all others belong to one parent. */
const IDENTITIES: ReadonlySet<string> = new Set([
  'Country',
  'Organisation',
  'Participant',
  'Initiative',
  'Group',
  'Scheme',
  'InitiativeSet',
  'Indicator',
  'Node',
  'SearchResult',
  '__Type',
]);

/** Bytes of a key's quotes, colon and comma; and a field's share of work. */
const AROUND = 6;
const MOST_YEARS = 120;

/** Objects of the answer beneath which fields are asked. */
interface Place {
  /** At most so many. */
  readonly count: number;
  /** Whether each thing is there at most once. */
  readonly distinct: boolean;
  readonly type: string;
  readonly above: Place | null;
  readonly asked: ArgumentSizes;
}

/** Reads what an argument says; variables that were not sent have their defaults. */
type Read = (node: ValueNode) => unknown;

/**
 * What the answer to a validated operation may hold at most, field by field; `cost` is the operation's. Lists are as
 * long as `sizes` and the arguments allow, and those beneath them as often. `@skip` and `@include` are taken to leave
 * everything in.
 */
export function costTree(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
  variables: Readonly<Record<string, unknown>>,
  sizes: Sizes,
): FieldCost {
  const operation = getOperationAST(document, operationName);
  if (!operation) return { path: '', cost: 0, count: 0, field: null, paged: false, children: [] };
  const counter = new Counter(schema, document, reader(operation, variables), sizes);
  return counter.operation(operation);
}

class Counter {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly read: Read,
    private readonly sizes: Sizes,
  ) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
    }
  }

  operation({ operation, selectionSet }: OperationDefinitionNode): FieldCost {
    const query = this.schema.getRootType(operation)!;
    const asked = { selected: this.sizes.initiatives, years: 1, page: 0, pages: null, listed: null, ordered: false };
    const children: FieldCost[] = [];
    const root = { count: 1, distinct: true, type: query.name, above: null, asked };
    const cost = this.selections(query, selectionSet, root, '', children);
    return { path: '', cost, count: 1, field: null, paged: false, children };
  }

  private selections(
    type: GraphQLOutputType,
    set: SelectionSetNode,
    place: Place,
    path: string,
    into: FieldCost[],
  ): number {
    let cost = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const fieldCost = this.field(type, selection, place, path);
        if (fieldCost) {
          into.push(fieldCost);
          cost += fieldCost.cost;
        }
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? this.fragments.get(selection.name.value) : selection;
      if (!fragment) continue;
      const condition = fragment.typeCondition?.name.value;
      const narrowed = condition === undefined ? type : (this.schema.getType(condition) as GraphQLOutputType);
      const beneath = isIntrospection(place.type) ? place : { ...place, type: (narrowed as GraphQLObjectType).name };
      cost += this.selections(narrowed, fragment.selectionSet, beneath, path, into);
    }
    return cost;
  }

  private field(parent: GraphQLOutputType, node: FieldNode, place: Place, above: string): FieldCost | null {
    const name = node.name.value;
    const key = node.alias?.value ?? name;
    const path = above === '' ? key : `${above}.${key}`;
    const schemaField = this.typeOf(parent, name);
    const around = place.count * (key.length + AROUND);
    const leaf = { path, field: node, paged: false, children: [] as FieldCost[] };
    if (name === '__typename') return { ...leaf, cost: around + place.count * 24, count: place.count };
    if (!schemaField) return null;
    const parentName = (parent as GraphQLObjectType).name;
    const size = listSize(parentName, name);
    const paged = schemaField.args.has('first');
    const asked = this.asked(node, schemaField.args, place, size);
    const named = getNamedType(schemaField.type);
    const isList = isListType(getNullableType(schemaField.type));
    const count = isList ? this.length(place, size, asked) : place.count;
    const work = place.count * workOf(parentName, name, this.sizes, asked);
    if (isLeafType(named)) {
      return { ...leaf, cost: around + work + count * leafBytes(parentName, name, named), count };
    }
    const identity = IDENTITIES.has(named.name) && !parentName.endsWith('Edge');
    // A gateway may ask `_entities` for the same thing any number of times.
    const distinct = name !== '_entities' && (identity ? place.count <= 1 : place.distinct);
    const beneath = { count, distinct, type: named.name, above: place, asked };
    const children: FieldCost[] = [];
    const inside = node.selectionSet ? this.selections(named, node.selectionSet, beneath, path, children) : 0;
    const weight = name === '__schema' || name === '__type' ? INTROSPECTION_WEIGHT : 1;
    const cost = around + work + 3 * count + weight * inside;
    return { path, cost, count, field: node, paged, children };
  }

  private typeOf(parent: GraphQLOutputType, name: string): { type: GraphQLOutputType; args: Set<string> } | null {
    if (parent === this.schema.getQueryType()) {
      if (name === '__schema') return { type: SchemaMetaFieldDef.type, args: new Set() };
      if (name === '__type') return { type: TypeMetaFieldDef.type, args: new Set() };
    }
    if (!isObjectType(parent) && !isInterfaceType(parent)) return null;
    const field = (parent as GraphQLObjectType | GraphQLInterfaceType).getFields()[name];
    return field ? { type: field.type, args: new Set(field.args.map((arg) => arg.name)) } : null;
  }

  /** What the field's arguments say of it and of what stands beneath it. */
  private asked(
    { arguments: given = [] }: FieldNode,
    args: Set<string>,
    { asked: above, distinct }: Place,
    size: ListSize | null,
  ): ArgumentSizes {
    if (args.size === 0) return above;
    const value = (name: string) => {
      const node = given.find((arg) => arg.name.value === name);
      return node ? this.read(node.value) : undefined;
    };
    const selected = args.has('selection') ? selectionSize(value('selection'), this.sizes) : above.selected;
    const [from, to] = [value('from'), value('to')];
    const years = typeof from === 'number' && typeof to === 'number' ? clamp(to - from + 1, 1, MOST_YEARS) : MOST_YEARS;
    const list = value('schemes') ?? value('indicators') ?? value('representations');
    const listed = Array.isArray(list) ? list.length : typeof list === 'string' ? 1 : null;
    const { named, byFigure } = filterSize(value('filter'));
    const ordered = byFigure || isGiven(value('orderBy'));
    const asked = { selected, years, page: above.page, pages: above.pages, listed, ordered };
    if (!args.has('first')) return asked;
    const wanted = numberIn(value('first')) ?? numberIn(value('last')) ?? DEFAULT_PER_PAGE;
    const most = Math.min(size?.most(this.sizes, asked) ?? MOST_PER_PAGE, named);
    // A connection is made anew for each place; its entries are the parent's own.
    const pages = distinct && size?.all && size.per === undefined ? size.all(this.sizes, asked) : null;
    return { ...asked, page: Math.min(clamp(wanted, 0, MOST_PER_PAGE), most), pages };
  }

  private length(place: Place, size: ListSize | null, asked: ArgumentSizes): number {
    const { sizes } = this;
    if (!size) return place.count;
    const eachAtMost = place.count * size.most(sizes, asked);
    if (size === PAGE_ENTRIES) return Math.min(eachAtMost, asked.pages ?? eachAtMost);
    if (!size.all) return eachAtMost;
    const all = size.all(sizes, asked);
    if (size.per === undefined) return place.distinct ? Math.min(eachAtMost, all) : eachAtMost;
    for (let ancestor: Place | null = place; ancestor; ancestor = ancestor.above) {
      if (ancestor.type === size.except) break;
      if (ancestor.type === size.per) return Math.min(eachAtMost, ancestor.count * all);
    }
    return eachAtMost;
  }
}

function listSize(type: string, field: string): ListSize | null {
  return pageFieldSize(type, field) ?? LIST_SIZES[`${type}.${field}`] ?? introspectionListSize(type, field);
}

function numberIn(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

/** The most initiatives that a selection may hold. */
export function selectionSize(selection: unknown, sizes: Sizes): number {
  if (typeof selection !== 'object' || selection === null) return sizes.initiatives;
  const { set, initiatives } = selection as { set?: unknown; initiatives?: unknown };
  const ofSet = typeof set === 'string' ? sizes.initiativesIn(set) : undefined;
  const listed = Array.isArray(initiatives) ? initiatives.length : typeof initiatives === 'string' ? 1 : undefined;
  return Math.min(ofSet ?? sizes.initiatives, listed ?? sizes.initiatives, sizes.initiatives);
}

/** What a filter says: the most rows that it names, and whether it looks at a figure of every row. */
function filterSize(filter: unknown): { named: number; byFigure: boolean } {
  if (typeof filter !== 'object' || filter === null) return { named: Number.POSITIVE_INFINITY, byFigure: false };
  const { codes, slugs, coverage, participantCount } = filter as Record<string, unknown>;
  const named = codes ?? slugs;
  return {
    named: Array.isArray(named) ? named.length : typeof named === 'string' ? 1 : Number.POSITIVE_INFINITY,
    byFigure: coverage != null || participantCount != null,
  };
}

/** Whether a list, or what is taken for one, holds anything. */
function isGiven(list: unknown): boolean {
  return Array.isArray(list) ? list.length > 0 : typeof list === 'object' && list !== null;
}

/** Fields of inputs that change how much an answer may hold, or how much is looked at for it. */
const SIZING_FIELDS: ReadonlySet<string> = new Set([
  'set',
  'initiatives',
  'codes',
  'slugs',
  'coverage',
  'participantCount',
]);

function reader({ variableDefinitions = [] }: OperationDefinitionNode, variables: Readonly<Record<string, unknown>>) {
  const defaults = new Map(
    variableDefinitions.map((definition) => [definition.variable.name.value, definition.defaultValue]),
  );
  const read: Read = (node) => {
    switch (node.kind) {
      case Kind.VARIABLE: {
        const name = node.name.value;
        const sent = Object.hasOwn(variables, name) ? variables[name] : undefined;
        const usual = defaults.get(name);
        return sent === undefined && usual ? read(usual) : sent;
      }
      case Kind.INT:
        return Number(node.value);
      case Kind.STRING:
        return node.value;
      case Kind.LIST:
        // Only its length matters.
        return node.values;
      case Kind.OBJECT:
        return Object.fromEntries(
          node.fields
            .filter(({ name }) => SIZING_FIELDS.has(name.value))
            .map(({ name, value }) => [name.value, read(value)]),
        );
      default:
        return null;
    }
  };
  return read;
}

/** Arguments that change how much an answer may hold, or how much is looked at for it. */
const SIZING: ReadonlySet<string> = new Set([
  ...['first', 'last', 'selection', 'from', 'to', 'schemes', 'indicators', 'representations'],
  ...['filter', 'orderBy'],
]);

/** Nodes of arguments that hold variables and change the cost of the document's operations. */
export function sizingArguments(document: DocumentNode): readonly ValueNode[] {
  const sizing: ValueNode[] = [];
  const visit = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        for (const { name, value } of selection.arguments ?? []) {
          if (SIZING.has(name.value) && holdsVariable(value)) sizing.push(value);
        }
      }
      if (selection.kind !== Kind.FRAGMENT_SPREAD && selection.selectionSet) visit(selection.selectionSet);
    }
  };
  for (const definition of document.definitions) if ('selectionSet' in definition) visit(definition.selectionSet);
  return sizing;
}

function holdsVariable(node: ValueNode): boolean {
  switch (node.kind) {
    case Kind.VARIABLE:
      return true;
    case Kind.LIST:
      return node.values.some(holdsVariable);
    case Kind.OBJECT:
      return node.fields.some(({ value }) => holdsVariable(value));
    default:
      return false;
  }
}

/**
 * What of the variables changes the cost, as a short text: numbers and lengths, never a text that was sent. Two sets of
 * variables with the same key cost the same.
 */
export function sizingKey(
  nodes: readonly ValueNode[],
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  sizes: Sizes,
): string {
  if (nodes.length === 0) return '';
  const read = reader(operation, variables);
  let key = '';
  for (const node of nodes) {
    const value = read(node);
    // A selection or filter is an object, or is told by a variable inside one.
    if (typeof value === 'number') key += `${value},`;
    else if (Array.isArray(value)) key += `#${value.length},`;
    else if (typeof value === 'object' && value !== null) {
      const { named, byFigure } = filterSize(value);
      key += `s${selectionSize(value, sizes)}n${named}${byFigure ? 'f' : ''},`;
    } else key += `${typeof value === 'string' ? 't' : 'n'},`;
  }
  return key;
}

/**
 * The field that a refusal names where an operation costs too much: from the heaviest at the root down, as long as a field
 * makes at least half of its parent's cost. A leaf is named only at the root, because its cost comes from the list around it.
 */
export function heaviest(root: FieldCost): FieldCost {
  let worst = root.children.reduce((most, child) => (child.cost > most.cost ? child : most), root.children[0] ?? root);
  for (;;) {
    const next = worst.children.find(({ cost, children }) => children.length > 0 && cost >= worst.cost / 2);
    if (!next) return worst;
    worst = next;
  }
}
