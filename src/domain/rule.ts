import { badInput } from '../common/rollcall-error.js';
import type { Initiative } from './roll.js';
import {
  type BlocRule,
  CLASS_OF_ROLE,
  CONFIDENCES,
  type Confidence,
  type PresenceSense,
  ROLE_CLASS_TERMS,
  ROLE_TERMS,
  ROLES,
  type Role,
  type RoleClass,
  type Universe,
} from './vocabulary.js';

/** Versions of the method that a question can be answered by (method, section 15). */
export const METHODS = ['1.0', '2.0'] as const;
export type Method = (typeof METHODS)[number];
export const NEWEST_METHOD: Method = '2.0';

/** How to count (method, sections 2 and 3). */
export interface CountingRule {
  readonly method: Method;
  readonly presence: PresenceSense;
  readonly blocs: BlocRule;
  readonly universe: Universe;
  readonly roles: RoleSet;
  /** Highest place in CONFIDENCES that still counts. */
  readonly confidenceLimit: number;
}

/**
 * A set of roles: one character for each role in the order of ROLES, `1` where the set holds it. A bit mask would end at
 * 32 roles, which the method has by now; as a string it is compared, kept as a key and sent to a thread by value.
 */
export type RoleSet = string & { readonly holds: 'roles' };

const HELD = '1'.charCodeAt(0);

function roleSetOf(isHeld: (role: Role, index: number) => boolean): RoleSet {
  return ROLES.map((role, index) => (isHeld(role, index) ? '1' : '0')).join('') as RoleSet;
}

/** The set of these roles. */
export function roleSet(roles: readonly Role[]): RoleSet {
  return roleSetOf((role) => roles.includes(role));
}

/** The roles of some classes. */
export function rolesOfClasses(classes: readonly RoleClass[]): RoleSet {
  return roleSetOf((role) => classes.includes(ROLE_TERMS[role].class));
}

/** Whether a set holds the role at an index of ROLES. */
export function holdsRole(set: RoleSet, role: number): boolean {
  return set.charCodeAt(role) === HELD;
}

/** The same for loops over facts, where an array is asked faster: 1 at the index of each role that the set holds. */
export const roleFlags = remembered((set) => Uint8Array.from(set, Number));

/** Sets are made of what is asked, and clients may ask for any: of more than these nothing is kept. */
const MOST_SETS = 1_000;

/** A function of a set of roles that works out each set once: counting asks for the same one at every initiative. */
function remembered<Result>(workOut: (set: RoleSet) => Result): (set: RoleSet) => Result {
  const results = new Map<RoleSet, Result>();
  return (set) => {
    let result = results.get(set);
    if (result === undefined) {
      if (results.size >= MOST_SETS) results.clear();
      result = workOut(set);
      results.set(set, result);
    }
    return result;
  };
}

/** The roles of a set, in the order of the method. */
export function rolesIn(set: RoleSet): readonly Role[] {
  return ROLES.filter((_, role) => holdsRole(set, role));
}

/** The roles of either set. */
export function eitherRoles(set: RoleSet, other: RoleSet): RoleSet {
  return roleSetOf((_, role) => holdsRole(set, role) || holdsRole(other, role));
}

/** The roles of both sets. */
export function commonRoles(set: RoleSet, other: RoleSet): RoleSet {
  return roleSetOf((_, role) => holdsRole(set, role) && holdsRole(other, role));
}

/** The roles of a set that another does not hold. */
export function rolesWithout(set: RoleSet, other: RoleSet): RoleSet {
  return roleSetOf((_, role) => holdsRole(set, role) && !holdsRole(other, role));
}

export const NO_ROLE = roleSet([]);
export const EVERY_ROLE = roleSet(ROLES);
/** The sixteen roles of method 1.0. */
export const ROLES_OF_1_0 = roleSet(ROLES.filter((role) => ROLE_TERMS[role].since === '1.0'));
/** The roles that a question of method 2.0 counts where it names none. */
export const COUNTED_ROLES = roleSet(
  ROLES.filter((role) => {
    const term = ROLE_TERMS[role];
    return ROLE_CLASS_TERMS[term.class].counted && !('uncounted' in term);
  }),
);
/** Committing and belonging: what a withdrawal ends, and what an organisation holds for its members (partners aside). */
export const JOINING_ROLES = rolesOfClasses(['COMMITMENT', 'MEMBERSHIP']);
const STANDING_ROLES = rolesWithout(JOINING_ROLES, roleSet(['PARTNER', 'ASSOCIATE_MEMBER']));
const LEADING_ROLES = rolesOfClasses(['LEADERSHIP']);
const POSITION_ROLES = rolesOfClasses(['POSITION']);
const LEADING_ROLES_OF_1_0 = roleSet(['HOST', 'CHAIR', 'CO_CHAIR']);
/** Classes of those whose names stand on an initiative's list: not who leads it, gives to it or took a position on it. */
export const LISTED_CLASSES = ['COMMITMENT', 'MEMBERSHIP', 'OBSERVATION', 'BENEFIT', 'PERSONAL'] as const;
const LISTED_ROLES = rolesOfClasses(LISTED_CLASSES);
/** Positions with which a state is not brought along by an organisation. */
export const REFUSING_ROLES = roleSet(['DISSOCIATED', 'DECLINED']);
/** Positions that are the reason of an absence. */
export const DECLINING_ROLES = roleSet(['DISSOCIATED', 'DECLINED', 'VOTED_AGAINST']);

/**
 * The rule by which presences begin and end: a position is no spell of presence, no joining and no leaving, even where a
 * question counts it by name (method, section 2).
 */
export function withoutPositions(rule: CountingRule): CountingRule {
  const roles = rolesWithout(rule.roles, POSITION_ROLES);
  return roles === rule.roles ? rule : { ...rule, roles };
}

/** Roles in which a participant leads, counted or not. */
export function leadingRoles({ method }: Pick<CountingRule, 'method'>): RoleSet {
  return method === '1.0' ? LEADING_ROLES_OF_1_0 : LEADING_ROLES;
}

/** Roles in which a participant is one of the names on an initiative's list, counted or not. */
export function listedRoles({ method }: Pick<CountingRule, 'method'>): RoleSet {
  return method === '1.0' ? ROLES_OF_1_0 : LISTED_ROLES;
}

/** Counted roles in which an organisation stands for its members: all of them by method 1.0. */
export function standingRoles({ method, roles }: Pick<CountingRule, 'method' | 'roles'>): RoleSet {
  return method === '1.0' ? roles : standingAmong(roles);
}
const standingAmong = remembered((roles) => commonRoles(roles, STANDING_ROLES));

/** Roles in which an organisation stands for its members, whatever a question counts. */
export const ADOPTING_ROLES = STANDING_ROLES;

/** Whether an organisation that takes part in the initiative brings its members along. */
export function bringsAlong(
  { blocs }: Pick<CountingRule, 'blocs'>,
  { adoption }: Pick<Initiative, 'adoption'>,
): boolean {
  return blocs === 'INHERIT' || (blocs === 'AS_ADOPTED' && adoption === 'BY_ORGANISATION');
}

export const DEFAULT_RULE: CountingRule = {
  method: '2.0',
  presence: 'CURRENT',
  blocs: 'AS_ADOPTED',
  universe: 'UN_MEMBERS',
  roles: COUNTED_ROLES,
  confidenceLimit: CONFIDENCES.length - 1,
};
/** What method 1.0 counts where a question says nothing. */
export const DEFAULT_RULE_OF_1_0: CountingRule = {
  ...DEFAULT_RULE,
  method: '1.0',
  blocs: 'EXCLUDE',
  roles: ROLES_OF_1_0,
};

/** The roles that a question counts which names none. */
export function defaultRoles({ method }: Pick<CountingRule, 'method'>): RoleSet {
  return method === '1.0' ? ROLES_OF_1_0 : COUNTED_ROLES;
}

/** Whether organisations count for their members where a question does not say it. */
export function defaultBlocs({ method }: Pick<CountingRule, 'method'>): BlocRule {
  return (method === '1.0' ? DEFAULT_RULE_OF_1_0 : DEFAULT_RULE).blocs;
}

/** Bloc rules of a version of the method, in the order in which ranges over them are worked out. */
export function blocRulesOf({ method }: Pick<CountingRule, 'method'>): readonly BlocRule[] {
  return method === '1.0' ? ['EXCLUDE', 'INHERIT'] : ['EXCLUDE', 'AS_ADOPTED', 'INHERIT'];
}

/** The place of a confidence: facts at a higher place are less sure. */
export function confidenceLimit(confidence: Confidence | null | undefined): number {
  return confidence == null ? CONFIDENCES.length - 1 : CONFIDENCES.indexOf(confidence);
}

/** How to count, in the words of a question; what is left out takes the default of the method. */
export interface CountingWords {
  readonly presence?: PresenceSense | null | undefined;
  readonly blocs?: BlocRule | null | undefined;
  readonly roles?: readonly Role[] | null | undefined;
  readonly roleClasses?: readonly RoleClass[] | null | undefined;
  readonly universe?: Universe | null | undefined;
  readonly minConfidence?: Confidence | null | undefined;
}

/**
 * The rule that the words of a question give under a version of the method; `inLists` where it is about a list of
 * facts, which shows every role unless some are named. Throws BAD_USER_INPUT for words that the version does not know.
 *
 * @param argument what the words are called where they stand, for messages: `counting` gives `counting.roles`
 */
export function ruleOfWords(
  words: CountingWords,
  method: Method,
  argument = 'counting',
  inLists: 'figures' | 'lists' = 'figures',
): CountingRule {
  const { presence, blocs, roles, roleClasses, universe, minConfidence } = words;
  if (method === '1.0') refuseNewWords(words, argument);
  const named = eitherRoles(roleSet(roles ?? []), rolesOfClasses(roleClasses ?? []));
  const otherwise = inLists === 'figures' ? defaultRoles({ method }) : method === '1.0' ? ROLES_OF_1_0 : EVERY_ROLE;
  return {
    method,
    presence: presence ?? DEFAULT_RULE.presence,
    blocs: blocs ?? defaultBlocs({ method }),
    universe: universe ?? DEFAULT_RULE.universe,
    roles: named === NO_ROLE ? otherwise : named,
    confidenceLimit: confidenceLimit(minConfidence),
  };
}

function refuseNewWords({ blocs, roles, roleClasses }: CountingWords, argument: string): void {
  const where = (name: string) => (argument === '' ? name : `${argument}.${name}`);
  if (blocs === 'AS_ADOPTED') throw unknownToOldMethod(where('blocs'), 'AS_ADOPTED');
  if (roleClasses != null && roleClasses.length > 0) throw unknownToOldMethod(where('roleClasses'), roleClasses[0]!);
  const newer = roles?.find((role) => ROLE_TERMS[role].since !== '1.0');
  if (newer !== undefined) throw unknownToOldMethod(where('roles'), newer);
}

/** A word of method 2.0 in a question that method 1.0 is to answer. */
export function unknownToOldMethod(argument: string, word: string) {
  return badInput(
    argument,
    `${word} is a word of method 2.0, and this question is answered by method 1.0: leave it out, or name method "2.0"`,
  );
}

/** The version of the method of that name. Throws BAD_USER_INPUT where there is none. */
export function methodNamed(name: string, argument = 'counting.method'): Method {
  const method = METHODS.find((version) => version === name);
  if (!method) throw badInput(argument, `there is no method '${name}'; there are ${METHODS.join(' and ')}`);
  return method;
}

/** The class of the role of that place. */
export function classOf(role: number): RoleClass {
  return CLASS_OF_ROLE[role]!;
}
