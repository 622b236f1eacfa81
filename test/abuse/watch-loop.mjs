// Loaded into the server that is attacked: tells for how long its event loop was held, and its memory, when asked; with
// `why` also what it was at meanwhile.
import { readFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { isMainThread } from 'node:worker_threads';

const EVERY_MS = 5;
const none = { ms: 0, from: 0, to: 0 };
let held = none;
let before = performance.now();
let used = cpuMs();

/**
 * Time of the processor that the thread of the event loop had: on a busy machine the clock tells of other processes as
 * well, and the process has threads that hold nobody up.
 */
function cpuMs() {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    // Not Linux: time of the whole process.
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000;
  }
}

function look() {
  const [now, cpu] = [performance.now(), cpuMs()];
  const ms = Math.min(now - before - EVERY_MS, cpu - used);
  if (ms > held.ms) held = { ms, from: before, to: now };
  [before, used] = [now, cpu];
}

let profiler = null;

/** What the loop was at while it was held for longest: functions with the milliseconds that each was on the stack. */
function why({ from, to }) {
  return new Promise((resolve) => {
    profiler.post('Profiler.stop', (_, { profile }) => {
      profiler.post('Profiler.start');
      const origin = Number(process.hrtime.bigint()) / 1e3 - performance.now() * 1e3;
      const nodes = new Map(profile.nodes.map((node) => [node.id, { ...node, parent: null }]));
      for (const { id, children } of profile.nodes) for (const child of children ?? []) nodes.get(child).parent = id;
      const spent = new Map();
      let at = profile.startTime;
      for (const [place, id] of profile.samples.entries()) {
        const took = profile.timeDeltas[place];
        at += took;
        if (at < origin + from * 1e3 || at > origin + to * 1e3) continue;
        const names = new Set();
        for (let node = nodes.get(id); node; node = nodes.get(node.parent)) {
          const { functionName, url, lineNumber } = node.callFrame;
          names.add(`${functionName || '(anonymous)'} ${url.split('/').slice(-2).join('/')}:${lineNumber + 1}`);
        }
        for (const name of names) spent.set(name, (spent.get(name) ?? 0) + took / 1e3);
      }
      resolve(
        [...spent]
          .sort(([, a], [, b]) => b - a)
          .slice(0, 24)
          .map(([name, ms]) => `${ms.toFixed(0)} ms ${name}`),
      );
    });
  });
}

if (isMainThread) {
  setInterval(look, EVERY_MS).unref();
  process.on('message', async (message) => {
    if (message === 'profile') {
      profiler = new Session();
      profiler.connect();
      profiler.post('Profiler.enable');
      profiler.post('Profiler.start');
    }
    if (message !== 'measure') return;
    look();
    const { rss, heapUsed } = process.memoryUsage();
    const longest = held;
    held = none;
    process.send?.({ heldMs: longest.ms, rss, heapUsed, why: profiler ? await why(longest) : [] });
    // What the telling took is no hold.
    [before, used] = [performance.now(), cpuMs()];
    held = none;
  });
  process.channel?.unref();
}
