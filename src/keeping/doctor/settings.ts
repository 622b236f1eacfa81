import type { Settings } from '../../config/settings.js';
import { type Finding, ok, warning } from './finding.js';

const LOOPBACK = /^(?:127(?:\.\d+){3}|localhost|::1|\[::1\])$/i;

/** Settings that can be used, but not safely. */
export function settingsFindings(settings: Settings): Finding[] {
  const open = !LOOPBACK.test(settings.host);
  const findings: Finding[] = [];
  if (open && settings.corsOrigins.includes('*')) {
    findings.push(
      warning(
        'settings',
        `HOST is ${settings.host} and ROLLCALL_CORS_ORIGINS is *: the page of any site may write here through its visitors`,
        'name the origins that may, or leave ROLLCALL_CORS_ORIGINS out: then any page may read',
      ),
    );
  }
  if (open && settings.databaseUrl === null) {
    findings.push(
      warning(
        'settings',
        `HOST is ${settings.host} and the database is the embedded one, which runs as part of this machine alone`,
        'for a service that others rely on, name a PostgreSQL of its own in DATABASE_URL',
      ),
    );
  }
  if (settings.databaseUrl !== null && isUnencrypted(settings.databaseUrl)) {
    findings.push(
      warning(
        'settings',
        `DATABASE_URL reaches ${new URL(settings.databaseUrl).hostname} without asking for encryption`,
        'add sslmode=verify-full to it, unless the network between them is private',
      ),
    );
  }
  return findings.length > 0 ? findings : [ok('settings', 'all can be read, and none is dangerous')];
}

function isUnencrypted(url: string): boolean {
  const { hostname, searchParams } = new URL(url);
  const host = searchParams.get('host') ?? hostname;
  if (host === '' || host.startsWith('/') || LOOPBACK.test(host)) return false;
  return ['disable', 'allow', 'prefer'].includes(searchParams.get('sslmode') ?? 'prefer') && !searchParams.has('ssl');
}
