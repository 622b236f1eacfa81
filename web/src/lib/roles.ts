import { holdsRole, type RoleSet } from '../../../src/domain/rule.js';
import { ROLE_TERMS, ROLES, type Role, type RoleClass } from '../../../src/domain/vocabulary.js';

export const classOfRole = (role: Role): RoleClass => ROLE_TERMS[role].class;
export const isLeading = (role: Role): boolean => classOfRole(role) === 'LEADERSHIP';
export const isObserving = (role: Role): boolean => classOfRole(role) === 'OBSERVATION';
export const isPosition = (role: Role): boolean => classOfRole(role) === 'POSITION';

/** Whether a question counts the role; `counted` is the bit mask of those that it does. */
export const isCounted = (counted: RoleSet, role: Role): boolean => holdsRole(counted, ROLES.indexOf(role));
