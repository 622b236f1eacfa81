/**
 * Work that may take long, done a step at a time: whoever has it done may do something else between two steps. It yields
 * nothing but the chance to, and returns its result. A step takes a few milliseconds at most.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Rows of the roll that are gone through in one step. */
export const ROWS_A_STEP = 10_000;
/** Initiatives that are looked at, without their rows, in one step. */
export const INITIATIVES_A_STEP = 5_000;

/** The result, with all steps taken one after the other. */
export function allAtOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same function for callers who have nothing else to do meanwhile. */
export function atOnce<A extends readonly unknown[], T>(inSteps: (...args: A) => Steps<T>): (...args: A) => T {
  return (...args) => allAtOnce(inSteps(...args));
}
