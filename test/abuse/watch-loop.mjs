// Loaded into the server that is attacked: tells for how long its event loop was held, and its memory, when asked.

const EVERY_MS = 5;
let held = 0;
let before = performance.now();
let used = cpuMs();

/** Time of the processor: on a busy machine the clock tells of other processes as well. */
function cpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

setInterval(() => {
  const [now, cpu] = [performance.now(), cpuMs()];
  held = Math.max(held, Math.min(now - before - EVERY_MS, cpu - used));
  [before, used] = [now, cpu];
}, EVERY_MS).unref();

process.on('message', (message) => {
  if (message !== 'measure') return;
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({ heldMs: held, rss, heapUsed });
  held = 0;
});
process.channel?.unref();
