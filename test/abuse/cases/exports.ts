import { type Attacked, allAtOnce, type Outcome } from './asked.js';

/** Workbooks of everything, more at once than are made at a time. */
export async function manyWorkbooks(attacked: Attacked): Promise<Outcome> {
  const paths = Array.from({ length: 40 }, (_, at) => `/exports/participations.xlsx?asOf=2024-01-${10 + (at % 20)}`);
  return { tried: '40 workbooks at once: /exports/participations.xlsx', happened: await allAtOnce(attacked, paths) };
}
