import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { RollChangeFilter } from '../../generated/graphql.js';

/**
 * One row asserts: whoever answers at this address wishes to be told of what is recorded, as far as the filter goes, until
 * the webhook is removed.
 */
@Entity('webhook', {
  comment:
    'One row asserts: whoever answers at this address wishes to be told of what is recorded, as far as the filter goes, until the webhook is removed.',
})
@Check('webhook_name', `name <> ''`)
@Check('webhook_url', `url ~ '^https?://'`)
@Check('webhook_secret', `(secret IS NULL) = (removed_at IS NOT NULL) AND octet_length(secret) BETWEEN 24 AND 64`)
@Index('webhook_name_in_use', ['name'], { unique: true, where: 'removed_at IS NULL' })
export class Webhook {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS', primaryKeyConstraintName: 'webhook_pkey' })
  id!: number;

  @Column('text')
  name!: string;

  @Column('text')
  url!: string;

  @Column('bytea', {
    nullable: true,
    // Whoever lists webhooks does not hold their secrets.
    select: false,
    comment: 'The key by which messages are signed; forgotten when the webhook is removed.',
  })
  secret!: Buffer | null;

  @Column('jsonb', { comment: 'A RollChangeFilter of the API; empty: everything.' })
  filter!: RollChangeFilter;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'removed_at', nullable: true })
  removedAt!: Date | null;

  @Column('timestamptz', {
    name: 'leased_until',
    nullable: true,
    comment: 'Until then one process alone tells it something, so that it hears of revisions in their order.',
  })
  leasedUntil!: Date | null;
}
