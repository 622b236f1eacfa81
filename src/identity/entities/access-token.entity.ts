import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A role as the database has it. */
export const ROLE_WORDS = ['contributor', 'reviewer', 'administrator'] as const;

/**
 * One row asserts: whoever shows the token of this id and secret asks under this name and in this role, until it expires
 * or is revoked.
 */
@Entity('access_token', {
  comment:
    'One row asserts: whoever shows the token of this id and secret asks under this name and in this role, until it expires or is revoked.',
})
@Check('access_token_id', `id ~ '^[0-9a-f]{16}$'`)
@Check('access_token_name', `name <> ''`)
@Check('access_token_secret_hash', 'octet_length(secret_hash) = 32')
@Index('access_token_name_in_use', ['name'], { unique: true, where: 'revoked_at IS NULL' })
export class AccessToken {
  @PrimaryColumn('text', {
    primaryKeyConstraintName: 'access_token_pkey',
    comment: 'The public part of the token, by which it is looked up.',
  })
  id!: string;

  @Column('text')
  name!: string;

  @Column('enum', { enum: ROLE_WORDS, enumName: 'access_role' })
  role!: (typeof ROLE_WORDS)[number];

  @Column('bytea', {
    name: 'secret_hash',
    comment: 'SHA-256 of the secret part, which itself is kept nowhere.',
  })
  secretHash!: Buffer;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', {
    name: 'expires_at',
    nullable: true,
    comment: 'From this instant on it is not taken; null: it does not expire.',
  })
  expiresAt!: Date | null;

  @Column('timestamptz', { name: 'last_used_at', nullable: true, comment: 'To the minute; null: never.' })
  lastUsedAt!: Date | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;
}
