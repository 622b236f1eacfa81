import {
  ORGANISATION_KIND_TERMS,
  ROLE_CLASS_TERMS,
  ROLE_TERMS,
  type Role,
  type RoleClass,
  TOPIC_TERMS,
} from '../domain/vocabulary.js';

/** The vocabulary in the words of the files and the database. */
const inFiles = (words: readonly string[]): readonly string[] => words.map((word) => word.toLowerCase());

/** The roles of a participation by class (METHOD, section 2). */
export const ROLE_CLASSES = Object.fromEntries(
  Object.keys(ROLE_CLASS_TERMS).map((name) => [
    name,
    inFiles((Object.keys(ROLE_TERMS) as Role[]).filter((role) => ROLE_TERMS[role].class === name)),
  ]),
) as Readonly<Record<RoleClass, readonly string[]>>;

/** Positions in a recorded vote. */
export const VOTES: readonly string[] = ['voted_for', 'voted_against', 'abstained', 'did_not_vote'];

/** Roles that nobody has in what a secretariat, host, company or group of persons issued: there is nothing to sign or join. */
export const ROLES_OF_JOINING: readonly string[] = [...ROLE_CLASSES.COMMITMENT, ...ROLE_CLASSES.MEMBERSHIP].filter(
  (role) => role !== 'partner',
);

/** What an initiative may be about. */
export const TOPICS = inFiles(Object.keys(TOPIC_TERMS));

/** The kinds of organisations. What a file of before method 2.0 calls a kind is another word, of the source's own. */
export const ORGANISATION_KINDS = inFiles(Object.keys(ORGANISATION_KIND_TERMS));

/** The rules of roles, as messages state them. */
export const RULES = {
  ISSUED:
    'in what was issued (adoption issued) a state has no role of commitment and none of membership but partner: there is nothing to sign or join',
  VOTE: 'a vote needs a recorded vote (manner recorded_vote)',
  DISSOCIATED: 'to dissociate needs a decision without a vote (manner without_vote)',
  POSITION: 'one participant has one position in an initiative at a time',
  DECLINED: 'who declined has no role of commitment at the same time',
} as const;
