import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  introspectionTypes,
  isLeafType,
  isListType,
  isObjectType,
} from 'graphql';
import { Bounds } from './bounds.js';

type Field = GraphQLField<unknown, unknown>;
type Resolver = GraphQLFieldResolver<unknown, unknown>;

/** What a field's resolver was before `giveWayBetweenItems`. */
const original = new WeakMap<Field, Resolver | undefined>();
/** Lists of so many objects, each of a few plain fields, are completed in a millisecond or so. */
const AT_ONCE = 50;

/**
 * Lets graphql-js give way to the event loop between the items of lists: it completes a list in one go, with everything
 * beneath it, unless its items are promises. Lists are given so where they are long, or where the slice of this turn is
 * over. Introspection is executed by the same rules.
 */
export function giveWayBetweenItems(schema: GraphQLSchema): GraphQLSchema {
  for (const type of [...Object.values(schema.getTypeMap()), ...introspectionTypes]) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields()) as Field[]) {
      if (!isListType(getNullableType(field.type)) || isLeafType(getNamedType(field.type)) || original.has(field)) {
        continue;
      }
      original.set(field, field.resolve);
      field.resolve = slicedResolver(field.resolve ?? defaultFieldResolver);
    }
  }
  return schema;
}

/** The resolver of a field as it was made, which gives lists as they are; undefined for a plain property. */
export function resolverOf(field: Field): Resolver | undefined {
  return original.has(field) ? original.get(field) : field.resolve;
}

function slicedResolver(resolve: Resolver): Resolver {
  return (source, args, context, info) => {
    const value = resolve(source, args, context, info);
    const { bounds } = (context ?? {}) as { bounds?: unknown };
    // Tools that look at the schema have no request.
    if (!(bounds instanceof Bounds)) return value;
    return value instanceof Promise ? value.then((list) => sliced(list, bounds)) : sliced(value, bounds);
  };
}

function sliced(list: unknown, bounds: Bounds): unknown {
  if (!Array.isArray(list) || list.length === 0) return list;
  return list.length > AT_ONCE || bounds.over() ? itemsInSlices(list, bounds) : list;
}

/** Promises of the items, resolved one after the other: as many as fit into this time slice, the others in later ones. */
function itemsInSlices(list: readonly unknown[], bounds: Bounds): Promise<unknown>[] {
  const later = list.map((item) => new Later(item));
  void keepInSlices(later, bounds);
  return later.map(({ promise }) => promise);
}

class Later {
  keep!: () => void;
  fail!: (reason: unknown) => void;
  readonly promise: Promise<unknown>;

  constructor(item: unknown) {
    this.promise = new Promise((resolve, reject) => {
      this.keep = () => resolve(item);
      this.fail = reject;
    });
    // graphql-js reports the first failure and may not await the others, which would then be unhandled rejections.
    this.promise.catch(() => undefined);
  }
}

async function keepInSlices(later: readonly Later[], bounds: Bounds): Promise<void> {
  try {
    for (const item of later) {
      if (bounds.over()) await bounds.turn();
      item.keep();
      // The item is completed before the time is looked at again.
      await undefined;
    }
  } catch (error) {
    for (const item of later) item.fail(error);
  }
}
