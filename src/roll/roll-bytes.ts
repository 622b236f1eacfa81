import type { Facts, Roll } from '../domain/roll.js';

/** Of a state or organisation, with its names, its population by year and what is shown of it. */
const BYTES_A_PARTICIPANT = 4_000;
/** Of an initiative: its places in lists and maps. */
const BYTES_IN_LISTS = 150;
/** Of an initiative: its view, and its texts as they are searched. */
const BYTES_SHOWN = 4_000;
/** Of a membership in a group, a name in another language, an alias. */
const BYTES_A_DETAIL = 150;

/**
 * What a roll of a past revision takes, about, with everything that questions have made of it; columns of facts and texts
 * of initiatives, which it shares with the newest one, are not counted.
 */
export function rollBytes(roll: Roll, newest: Roll): number {
  let details = roll.initiativeAliases.size + roll.leads.size;
  for (const { composition } of roll.groups.values()) {
    if (composition.of === 'LISTED') details += composition.memberships.length;
  }
  for (const texts of roll.translations.values()) details += texts.size;
  const lists = roll.initiatives === newest.initiatives ? 0 : BYTES_IN_LISTS * roll.initiativeAt.length;
  return (
    BYTES_A_PARTICIPANT * roll.participantAt.length +
    lists +
    BYTES_SHOWN * roll.initiatives.length +
    BYTES_A_DETAIL * details
  );
}

/** What columns of facts take. */
export function factsBytes(facts: Facts): number {
  return Object.values(facts).reduce<number>(
    (sum, column) => sum + (ArrayBuffer.isView(column) ? column.byteLength : 0),
    0,
  );
}
