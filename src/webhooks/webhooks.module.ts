import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Deliveries } from './deliveries.service.js';
import { DeliveryQueue } from './delivery-queue.js';
import { Webhook } from './entities/webhook.entity.js';
import { WebhookDelivery } from './entities/webhook-delivery.entity.js';
import { Webhooks } from './webhooks.service.js';

/** Who is told of what is recorded, and telling them. */
@Module({
  imports: [TypeOrmModule.forFeature([Webhook, WebhookDelivery])],
  providers: [Webhooks, DeliveryQueue, Deliveries],
})
export class WebhooksModule {}
