// Loaded into Rollcall before it starts (node --import) where its inside is to be seen: a CPU profile, and how long the
// event loop was held. Asked over the channel to the parent.
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

// Worker threads load it too, and have no parent to answer.
if (isMainThread) watch();

function watch() {
  const session = new Session();
  session.connect();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();

  process.on('message', async ({ what, path }) => {
    if (what === 'start profile') {
      await session.post('Profiler.enable');
      await session.post('Profiler.setSamplingInterval', { interval: 500 });
      await session.post('Profiler.start');
    } else if (what === 'save profile') {
      const { profile } = await session.post('Profiler.stop');
      writeFileSync(path, JSON.stringify(profile));
    } else if (what === 'reset delay') {
      delay.reset();
    }
    process.send({ what, longestHoldMs: delay.max / 1e6 });
  });
  process.channel.unref();
}
