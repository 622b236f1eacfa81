import { Command } from 'commander';
import type { PrintedVersion } from '../history/printed-versions.js';
import { print, printJson } from './output.js';
import { type SourceOptions, withSource, withUrl } from './with-source.js';

/** `rollcall history <subject>`: every version that was recorded of something. */
export function historyCommand(): Command {
  return withUrl(
    new Command('history')
      .argument('<subject>', "an initiative's slug, a code, or CODE@slug for a participation")
      .option('--json', 'print JSON for machines'),
  ).action(async (subject: string, { json, ...options }: { readonly json?: boolean } & SourceOptions) => {
    const versions = await withSource(options, (source) => source.history(subject));
    return json ? printJson(versions) : print(versions.map(textOf).join('\n'));
  });
}

function textOf({ revision, recordedAt, author, approvedBy, reason, description, closedBy }: PrintedVersion): string {
  const people = [
    ...(author === null ? [] : [`by ${author}`]),
    ...(approvedBy === null ? [] : [`approved by ${approvedBy}`]),
  ];
  const head = [`revision ${revision}`, recordedAt, ...people, reason].join(', ');
  const end = closedBy === null ? '' : ` (until revision ${closedBy})`;
  return `${head}\n  ${description}${end}`;
}
