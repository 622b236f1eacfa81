import { cursorOfPlace } from '../changes/change-connection.js';
import { wantedBy } from '../changes/change-filter.js';
import { FILTER_PLACES, filterQuery } from '../feeds/filter-parameters.js';
import type { RollChangeFilter } from '../generated/graphql.js';
import type { PlacedChange } from '../history/feed.js';
import type { History } from '../history/history.js';
import { describeChange } from '../record/describe.js';

/** Changes in one message; the rest stand at its `link`. */
const MOST_CHANGES = 100;

/**
 * The body of the message that tells of a revision; null where it changed nothing that the filter takes.
 *
 * @param base where clients reach the server, without a slash at its end; null: links are paths
 * @throws RollcallError BAD_USER_INPUT for a filter that names what no longer ever was on record
 */
export async function payloadOf(
  history: History,
  revisionId: number,
  filter: RollChangeFilter,
  base: string | null,
): Promise<string | null> {
  const wanted = wantedBy(history.things, filter, FILTER_PLACES);
  const { changes, more } = await history.changesOf(revisionId, MOST_CHANGES, wanted);
  if (changes.length === 0) return null;
  const { recordedAt, reason, author, approvedBy } = history.snapshot.revisionOf(revisionId);
  const query = new URLSearchParams([...filterQuery(filter), ['revision', String(revisionId)]]);
  return JSON.stringify({
    type: 'roll.changed',
    timestamp: recordedAt.toISOString(),
    data: {
      revision: { id: String(revisionId), recordedAt: recordedAt.toISOString(), reason, author, approvedBy },
      changes: changes.map((change) => shown(history, change)),
      hasMore: more,
      link: `${base ?? ''}/feeds/changes.json?${query}`,
    },
  });
}

function shown({ things }: History, change: PlacedChange) {
  const { table, sense, before, after, place } = change;
  const image = (after ?? before)!;
  const described = { ...change, names: things.nameOf };
  const isOf = (name: string) => table === name;
  return {
    cursor: cursorOfPlace(place),
    table,
    sense,
    description: { en: describeChange(described), zh: describeChange(described, 'ZH') },
    initiative: (isOf('initiatives') ? image.slug : image.initiative) ?? null,
    participant:
      (isOf('countries') || isOf('organisations') ? image.code : (image.participant ?? image.country)) ?? null,
    group: (isOf('groups') ? image.slug : image.group) ?? null,
  };
}
