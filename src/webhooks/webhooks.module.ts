import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Settings } from '../config/settings.js';
import { SETTINGS } from '../config/settings.module.js';
import { Reads } from '../database/reads.js';
import { SnapshotStore } from '../roll/snapshot-store.js';
import { Deliveries } from './deliveries.service.js';
import { DeliveryQueue } from './delivery-queue.js';
import { Webhook } from './entities/webhook.entity.js';
import { WebhookDelivery } from './entities/webhook-delivery.entity.js';
import { Webhooks } from './webhooks.service.js';

/** Who is told of what is recorded, and telling them. */
@Module({
  imports: [TypeOrmModule.forFeature([Webhook, WebhookDelivery])],
  providers: [
    Webhooks,
    DeliveryQueue,
    {
      provide: Deliveries,
      inject: [DeliveryQueue, SnapshotStore, Reads, SETTINGS],
      // It acts by itself, so nobody who asks could give it the time: the clock and chance are given to it here.
      useFactory: (queue: DeliveryQueue, store: SnapshotStore, reads: Reads, settings: Settings) =>
        new Deliveries(queue, store, reads, settings, () => new Date(), Math.random),
    },
  ],
})
export class WebhooksModule {}
