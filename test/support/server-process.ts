// A server in a process of its own, on the database of DATABASE_URL: prints its address once it listens. Asked over the
// channel to its parent for 'memory', it answers with its heap and everything else that V8 counts, both after a
// collection (run it with --expose-gc), and with what is kept; for 'loop', with the longest time that the event loop was
// held since it was last asked, in milliseconds, and with the queues.

import { monitorEventLoopDelay } from 'node:perf_hooks';
import { cacheReports } from '../../src/common/caches.js';
import { queueReports } from '../../src/common/heavy-queue.js';
import { readSettings } from '../../src/config/settings.js';
import { openDatabase } from '../../src/database/open-database.js';
import { createApp } from '../../src/server/create-app.js';

const settings = readSettings();
const app = await createApp(settings, await openDatabase(settings, console));
await app.listen(0, '127.0.0.1');
const loop = monitorEventLoopDelay({ resolution: 2 });
loop.enable();
process.on('message', async (asked) => {
  if (asked === 'loop') {
    process.send!({ held: loop.max / 1e6, queues: queueReports() });
    loop.reset();
  }
  if (asked !== 'memory') return;
  for (let round = 0; round < 5; round++) {
    global.gc?.();
    // What waits for the end of its owner is told of in turns of its own.
    await new Promise((resume) => setTimeout(resume, 50));
  }
  const { heapUsed, external } = process.memoryUsage();
  process.send!({ heapUsed, external, caches: cacheReports() });
});
process.send!({ address: await app.getUrl() });
