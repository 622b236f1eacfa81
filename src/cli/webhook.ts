import { Command } from 'commander';
import { wantedBy } from '../changes/change-filter.js';
import { table } from '../common/table.js';
import { readSettings } from '../config/settings.js';
import { FILTER_PLACES, type FilterTexts, filterOf, filterQuery } from '../feeds/filter-parameters.js';
import { Things } from '../history/things.js';
import { loadSnapshot } from '../roll/snapshot.js';
import { Webhook } from '../webhooks/entities/webhook.entity.js';
import { WebhookDelivery } from '../webhooks/entities/webhook-delivery.entity.js';
import { type WebhookReport, Webhooks } from '../webhooks/webhooks.service.js';
import { print } from './output.js';
import { withOwnersDatabase } from './with-database.js';

/** Of an option that may be given more than once. */
const more = (value: string, before: readonly string[] = []) => [...before, value];

/** `rollcall webhook ...`: who is told of what is recorded. */
export function webhookCommand(): Command {
  const webhook = new Command('webhook');
  webhook
    .command('add')
    .argument('<url>', 'where messages are sent to, by https')
    .option('--name <name>', 'what it is called here (default: the host of its address)')
    .option('--country <codes>', 'only changes of these countries', more)
    .option('--initiative <slugs>', 'only changes of these initiatives', more)
    .option('--kind <kinds>', 'only changes of initiatives of these kinds', more)
    .option('--topic <topics>', 'only changes of initiatives on these topics', more)
    .description('tell an address of every revision from now on; prints the secret by which messages are signed')
    .action((url: string, { name, ...texts }: { name?: string } & FilterTexts) =>
      withOwnersDatabase(async ({ pool, dataSource }) => {
        const filter = filterOf(texts);
        // Names that are on no record are said now, and not when there is something to tell.
        wantedBy(new Things(await loadSnapshot(pool)), filter, FILTER_PLACES);
        const allowPrivate = readSettings().webhookPrivate === 'allow';
        const added = await webhooksOf(dataSource).add({ url, name: name ?? null, filter }, allowPrivate, new Date());
        await print(added.secret);
        process.stderr.write(`The webhook ${added.name} is told from now on. Its secret is not shown again.\n`);
      }),
    );
  webhook
    .command('list')
    .description('every webhook, and how it goes with it')
    .action(() =>
      withOwnersDatabase(async ({ dataSource }) => {
        const rows = (await webhooksOf(dataSource).list()).map((report) => [
          ...[report.name, report.address, filterText(report), stateOf(report)],
          ...[report.toldAt, report.failedAt].map((instant) => instant?.toISOString() ?? null),
          ...[report.parked, report.reason],
        ]);
        const header = ['name', 'address', 'filter', 'state', 'last success', 'last failure', 'parked', 'why'];
        await print(table([header, ...rows]));
      }),
    );
  webhook
    .command('remove')
    .argument('<name>', 'of the webhook, as `webhook list` has it')
    .description('tell it nothing more, and forget its secret')
    .action((name: string) =>
      withOwnersDatabase(async ({ dataSource }) => {
        await webhooksOf(dataSource).remove(name, new Date());
        await print(`The webhook ${name} is removed.`);
      }),
    );
  webhook
    .command('retry')
    .argument('<name>', 'of the webhook, as `webhook list` has it')
    .description('tell it again what was parked')
    .action((name: string) =>
      withOwnersDatabase(async ({ dataSource }) => {
        const count = await webhooksOf(dataSource).retry(name, new Date());
        await print(`${count} parked ${count === 1 ? 'delivery waits' : 'deliveries wait'} to be told again.`);
      }),
    );
  return webhook;
}

function webhooksOf(dataSource: Parameters<Parameters<typeof withOwnersDatabase>[0]>[0]['dataSource']): Webhooks {
  return new Webhooks(dataSource.getRepository(Webhook), dataSource.getRepository(WebhookDelivery));
}

function filterText({ filter }: WebhookReport): string {
  const conditions = filterQuery(filter).map(([name, values]) => `${name} ${values}`);
  return conditions.length === 0 ? 'everything' : conditions.join('; ');
}

function stateOf({ waiting, toldAt, failedAt }: WebhookReport): string {
  if (waiting === 0) return 'up to date';
  const isFailing = failedAt !== null && (toldAt === null || toldAt < failedAt);
  return `${isFailing ? 'failing' : 'behind'}, ${waiting} waiting`;
}
