import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../../src/domain/vocabulary.js';
import { useFrame } from '../state/use-frame.js';
import { isCounted } from './roles.js';
import { useTerm } from './use-term.js';

/** A role as a person reads it; one on record that the question does not count says so (method, section 2). */
export function useRoleInWords(): (role: Role) => string {
  const { t } = useTranslation();
  const term = useTerm();
  const { roles } = useFrame().rule;
  return useCallback(
    (role) => (isCounted(roles, role) ? term('role', role) : t('role.notCounted', { role: term('role', role) })),
    [term, t, roles],
  );
}
