const LOOK_EVERY_MS = 500;

/**
 * Ends this process, as SIGTERM does, where npm started it by `npm start` and then ended without telling it: killed, or by
 * a signal that npm does not pass on, as SIGHUP. It would go on and keep the port. The end of a parent shows by another
 * one in its place; Windows does not tell.
 */
export function endWithNpm(env: NodeJS.ProcessEnv = process.env): void {
  if (env.npm_lifecycle_event !== 'start') return;
  const npm = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(looking);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_EVERY_MS);
  looking.unref();
}
