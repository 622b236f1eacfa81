import type { Finding } from '../domain/findings/finding.js';
import { dashboardPath } from './dashboard-path.js';
import type { Question } from './question.js';

/** Where the dashboard shows what a finding is about. */
export function findingPath(question: Question, { kind, initiatives, groups, countries }: Finding): string {
  const slugs = initiatives.map(({ slug }) => slug);
  const scheme = question.schemes[0]!.slug;
  switch (kind) {
    case 'APART':
    case 'NESTED':
    case 'NOT_CARRIED_OVER':
    case 'GREW_UNEVENLY':
      return dashboardPath(question, 'matrix', { initiatives: slugs, scheme });
    case 'GROUP_ABSENT':
      return dashboardPath(question, 'gaps', { initiatives: slugs, scheme, parameters: { group: groups[0]!.slug } });
    case 'STANDS_OUT':
      return dashboardPath(question, `country/${countries[0]!.code}`, { scheme });
    case 'SHARE_MOVED':
    case 'NEWCOMERS':
      return dashboardPath(question, 'over-time', { scheme });
  }
}
