import { Command, Option } from 'commander';
import { table } from '../common/table.js';
import { ACCESS_ROLES, accessRoleOf } from '../config/access-role.js';
import { AccessTokens } from '../identity/access-tokens.service.js';
import { AccessToken } from '../identity/entities/access-token.entity.js';
import { durationMs } from './duration.js';
import { print } from './output.js';
import { withOwnersDatabase } from './with-database.js';

interface CreateOptions {
  readonly name: string;
  readonly role: string;
  readonly expires?: string;
}

/** `rollcall token ...`: who may write, each known by a token. */
export function tokenCommand(): Command {
  const token = new Command('token');
  token
    .command('create')
    .requiredOption('--name <name>', 'whose token it is: the name stands beside what they propose')
    .addOption(
      new Option('--role <role>', 'what they may')
        .choices(ACCESS_ROLES.map((role) => role.toLowerCase()))
        .makeOptionMandatory(),
    )
    .option('--expires <duration>', 'after how long it is no longer taken, such as 12h or 90d (default: never)')
    .description('make a token, print it, and keep nothing that it could be made from again')
    .action(({ name, role, expires }: CreateOptions) => {
      const now = new Date();
      const expiresAt = expires === undefined ? null : new Date(now.getTime() + durationMs('expires', expires));
      return withTokens(async (tokens) => {
        const text = await tokens.create({ name, role: accessRoleOf(role)!, expiresAt }, now);
        await print(text);
        const until = expiresAt === null ? 'until it is revoked' : `until ${expiresAt.toISOString()}`;
        process.stderr.write(`The token of ${name}, ${role}, is taken ${until}. It is not shown again.\n`);
      });
    });
  token
    .command('list')
    .description('every token that was made, without the tokens themselves')
    .action(() =>
      withTokens(async (tokens) => {
        const now = new Date();
        const rows = (await tokens.list()).map((token) => [
          ...[token.name, token.role],
          ...[token.createdAt, token.expiresAt, token.lastUsedAt].map((instant) => instant?.toISOString() ?? null),
          stateOf(token, now),
        ]);
        const header = ['name', 'role', 'created', 'expires', 'last used', 'state'];
        await print(table([header, ...rows]));
      }),
    );
  token
    .command('revoke')
    .argument('<name>', 'of the token, as `token list` has it')
    .description('take a token no longer, from now on')
    .action((name: string) =>
      withTokens(async (tokens) => {
        await tokens.revoke(name, new Date());
        await print(`The token of ${name} is revoked.`);
      }),
    );
  return token;
}

function withTokens(work: (tokens: AccessTokens) => Promise<void>): Promise<void> {
  return withOwnersDatabase(({ dataSource }) => work(new AccessTokens(dataSource.getRepository(AccessToken))));
}

function stateOf({ revokedAt, expiresAt }: AccessToken, now: Date): string {
  if (revokedAt !== null) return `revoked ${revokedAt.toISOString()}`;
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'in use';
}
