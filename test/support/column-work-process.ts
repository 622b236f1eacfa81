import { isDeepStrictEqual } from 'node:util';
import { onColumnWorker, workOnColumns } from '../../src/roll/column-work.js';
import { rawFacts } from '../../src/roll/fact-columns.js';

/** Arranges a few rows here and in a thread, and says whether both came out the same. */
const raw = rawFacts(100);
raw.count = 100;
for (let row = 0; row < 100; row++) {
  raw.id[row] = row + 1;
  raw.initiative[row] = (row * 7) % 5;
  raw.participant[row] = (row * 3) % 4;
}
const task = { kind: 'arrange', raw, initiatives: 5, participants: 4 } as const;
const aside = await onColumnWorker(task, 0);
process.stdout.write(isDeepStrictEqual(aside, workOnColumns(task)) ? 'same' : 'different');
