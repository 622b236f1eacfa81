// Known faults of the packages that the server runs on, as the registry lists them: `npm run audit`. Fails where one is
// grave; where no registry answers (offline, or a mirror without that list) it says so, for nothing was looked at.
import { spawnSync } from 'node:child_process';

const { stdout, error } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  encoding: 'utf8',
  timeout: 120_000,
  shell: process.platform === 'win32',
});
if (error) throw error;
const told = parsed(stdout);
const counts = told?.metadata?.vulnerabilities;
if (!counts) {
  console.log('not looked at: no registry answers with its list');
} else {
  console.log(
    `known faults: ${Object.entries(counts)
      .map(([grade, count]) => `${count} ${grade}`)
      .join(', ')}`,
  );
  if (counts.high > 0 || counts.critical > 0) {
    for (const [name, { severity, via }] of Object.entries(told.vulnerabilities)) {
      const titles = via.map((one) => (typeof one === 'string' ? one : `${one.title} ${one.url}`));
      console.error(`${severity} ${name}: ${titles.join('; ')}`);
    }
    process.exit(1);
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
