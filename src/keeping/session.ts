import type { ClientBase } from 'pg';

/**
 * Settings of this transaction on which the text of values depends, and no limits of time: what is kept is read and
 * written whole however long it takes. A role's or a server's own settings may say otherwise.
 */
export async function setForKeeping(client: ClientBase): Promise<void> {
  for (const setting of [
    `DateStyle = 'ISO, MDY'`,
    `TimeZone = 'UTC'`,
    `IntervalStyle = 'postgres'`,
    `bytea_output = 'hex'`,
    'extra_float_digits = 1',
    `client_encoding = 'UTF8'`,
    'statement_timeout = 0',
    'idle_in_transaction_session_timeout = 0',
  ]) {
    await client.query(`SET LOCAL ${setting}`);
  }
  // Of PostgreSQL 17 and later: a limit on the transaction as a whole.
  await client.query('SET LOCAL transaction_timeout = 0');
}
