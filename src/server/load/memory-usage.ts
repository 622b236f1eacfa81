type Measure = typeof process.memoryUsage;

/**
 * A `process.memoryUsage` that survives a process out of open files: on Linux it reads a file, and where that can not be
 * opened (EMFILE, ENFILE) the figures of before hold. What measures by a timer would end the process by it.
 */
export function measuredWithoutFiles(measure: Measure): Measure {
  let last = measure();
  const steady = () => {
    try {
      last = measure();
    } catch (error) {
      if (!['EMFILE', 'ENFILE'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
    return last;
  };
  return Object.assign(steady, { rss: () => steady().rss });
}
