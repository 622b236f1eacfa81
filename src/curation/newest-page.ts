import { In, type Repository } from 'typeorm';
import { Connection, type Listing, type PageArgs } from '../graphql/connection.js';

/** Ids from the greatest to the least; a cursor names one, whether or not it is still in the list. */
function newestFirst(ids: readonly number[]): Listing<number> {
  return {
    length: ids.length,
    node: (place) => ids[place]!,
    key: (place) => String(ids[place]),
    find: (key) => {
      if (!/^\d{1,9}$/.test(key)) throw new RangeError(`'${key}' is no number`);
      let [low, high] = [0, ids.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (ids[middle]! > Number(key)) low = middle + 1;
        else high = middle;
      }
      return { place: low, found: ids[low] === Number(key) };
    },
  };
}

/** A page of entities, the newest first, of those that have these ids; only the entities of the page are read. */
export async function newestPage<E extends { id: number }, V>(
  repository: Repository<E>,
  ids: readonly number[],
  args: PageArgs,
  prefix: string,
  viewOf: (entity: E) => V,
) {
  const page = new Connection(newestFirst(ids), args, prefix);
  const entities = await repository.find({ where: { id: In(page.nodes) } as never });
  const views = new Map(entities.map((entity) => [entity.id, viewOf(entity)]));
  return {
    edges: page.edges.map(({ cursor, node }) => ({ cursor, node: views.get(node)! })),
    nodes: page.nodes.map((id) => views.get(id)!),
    pageInfo: page.pageInfo,
    totalCount: page.totalCount,
  };
}
