import { In, type ObjectLiteral, type Repository, type SelectQueryBuilder } from 'typeorm';
import { badInput } from '../common/rollcall-error.js';
import { Connection, type Listing } from '../graphql/connection.js';
import { orderOfList } from '../graphql/list-state.js';
import { isOrdered, type OrderedArgs } from '../graphql/ordered-list.js';
import { newestStandpoint } from '../questions/standpoint.js';
import type { Snapshot } from '../roll/snapshot.js';

/** Ids from the greatest to the least; a cursor names one, whether or not it is still in the list. */
function newestFirst(ids: readonly number[]): Listing<number> {
  return {
    length: ids.length,
    node: (position) => ids[position]!,
    key: (position) => String(ids[position]),
    find: (key) => {
      const id = idOf(key);
      let [low, high] = [0, ids.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (ids[middle]! > id) low = middle + 1;
        else high = middle;
      }
      return { position: low, isListed: ids[low] === id };
    },
  };
}

/** Some ids among all of them in an order; a cursor names one of all, whether or not it is still in the list. */
function inOrder(ids: readonly number[], all: readonly number[]): Listing<number> {
  const indexAmongAll = new Map(all.map((id, position) => [id, position]));
  return {
    ...newestFirst(ids),
    find: (key) => {
      const wanted = indexAmongAll.get(idOf(key));
      if (wanted === undefined) throw new RangeError(`there is no '${key}'`);
      let [low, high] = [0, ids.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (indexAmongAll.get(ids[middle]!)! < wanted) low = middle + 1;
        else high = middle;
      }
      return { position: low, isListed: indexAmongAll.get(ids[low]!) === wanted };
    },
  };
}

function idOf(key: string): number {
  if (!/^\d{1,9}$/.test(key)) throw new RangeError(`'${key}' is no number`);
  return Number(key);
}

/** What to list: entities of the query's alias `e`, ordered by SQL expressions of it, each as a view. */
export interface EntityList<E, Field extends string> {
  /** As cursors name it. */
  readonly name: string;
  readonly orders: Readonly<Record<Field, string>>;
  /** Narrows a query of all to those in the list. */
  narrow?(query: SelectQueryBuilder<E & ObjectLiteral>): void;
}

/**
 * A page of entities in the order asked for, the newest first otherwise and among equals; only the entities of the page are
 * read. Throws BAD_USER_INPUT for an order, a page or a cursor that is none.
 */
export async function newestPage<E extends { id: number }, V, Field extends string>(
  repository: Repository<E>,
  { name, orders, narrow }: EntityList<E, Field>,
  args: OrderedArgs<Field>,
  snapshot: Snapshot,
  viewOf: (entity: E) => V,
) {
  const idsInOrder = async (only?: EntityList<E, Field>['narrow']): Promise<number[]> => {
    const query = repository.createQueryBuilder('e').select('e.id', 'id');
    const fieldsNamed = new Set<Field>();
    for (const { field, direction } of args.orderBy ?? []) {
      if (fieldsNamed.has(field))
        throw badInput('orderBy', `${field} is named twice: a list is ordered by each field once`);
      fieldsNamed.add(field);
      query.addOrderBy(orders[field], direction ?? 'ASC', 'NULLS LAST');
    }
    query.addOrderBy('e.id', 'DESC');
    only?.(query);
    return (await query.getRawMany<{ id: number }>()).map(({ id }) => id);
  };
  const ids = await idsInOrder(narrow);
  const listing = isOrdered(args) ? inOrder(ids, narrow ? await idsInOrder() : ids) : newestFirst(ids);
  const prefix = `${name}${orderOfList(newestStandpoint(snapshot), args.orderBy)}`;
  const page = new Connection(listing, args, prefix);
  const entities = await repository.find({ where: { id: In(page.nodes) } as never });
  const views = new Map(entities.map((entity) => [entity.id, viewOf(entity)]));
  return {
    edges: page.edges.map(({ cursor, node }) => ({ cursor, node: views.get(node)! })),
    nodes: page.nodes.map((id) => views.get(id)!),
    pageInfo: page.pageInfo,
    totalCount: page.totalCount,
  };
}
