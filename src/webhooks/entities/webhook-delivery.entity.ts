import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Webhook } from './webhook.entity.js';

/** How far a delivery is, as the database has it. */
export const DELIVERY_STATES = ['waiting', 'told', 'passed_over', 'parked'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** One row asserts: a webhook is to be told of a revision, or was. The trigger `put_in_outbox` writes it. */
@Entity('webhook_delivery', { comment: 'One row asserts: a webhook is to be told of a revision, or was.' })
@Check('webhook_delivery_settled', `(state = 'waiting') = (settled_at IS NULL)`)
@Check('webhook_delivery_reason', `state <> 'parked' OR reason IS NOT NULL`)
@Index('webhook_delivery_waiting', ['webhookId', 'id'], { where: `state = 'waiting'` })
@Index('webhook_delivery_by_webhook', ['webhookId', 'state'])
export class WebhookDelivery {
  /** As text, for it may outgrow the numbers of JavaScript. */
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'webhook_delivery_pkey',
  })
  id!: string;

  @Column('integer', { name: 'webhook_id' })
  webhookId!: number;

  @Column('integer', { name: 'revision_id' })
  revisionId!: number;

  @Column('timestamptz', {
    name: 'recorded_at',
    comment: "When the revision was recorded: after a restore its number may be another one's.",
  })
  recordedAt!: Date;

  @Column('uuid', {
    name: 'message_id',
    comment: 'Of the message, the same at every attempt: by it a receiver knows what it has.',
  })
  messageId!: string;

  @Column('enum', {
    enum: DELIVERY_STATES,
    enumName: 'webhook_delivery_state',
    default: 'waiting',
    comment:
      'Passed over: the revision changed nothing that the filter takes. Parked: given up, until it is asked for again.',
  })
  state!: DeliveryState;

  @Column('timestamptz', { name: 'waiting_since', default: () => 'now()' })
  waitingSince!: Date;

  @Column('timestamptz', { name: 'next_attempt_at', default: () => 'now()' })
  nextAttemptAt!: Date;

  @Column('integer', { default: 0 })
  attempts!: number;

  @Column('timestamptz', { name: 'settled_at', nullable: true })
  settledAt!: Date | null;

  @Column('timestamptz', { name: 'failed_at', nullable: true })
  failedAt!: Date | null;

  @Column('text', { nullable: true, comment: 'Why the last attempt failed.' })
  reason!: string | null;

  @ManyToOne(() => Webhook)
  @JoinColumn({ name: 'webhook_id', foreignKeyConstraintName: 'webhook_delivery_webhook_fkey' })
  webhook?: Relation<Webhook>;
}
