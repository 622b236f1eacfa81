import type { Steps } from './steps.js';

/** How long questions may hold the event loop, all together, before everything else gets a turn. */
const SLICE_MS = 10;

/** When the slice of this turn of the event loop ends; null where none has begun. */
let sliceEnds: number | null = null;
/** Pieces of work that wait for a turn: each turn continues one. */
const waiting: (() => void)[] = [];
/**
 * How many slices a piece takes in a row before others that wait have theirs. Were it one, all would be half done all
 * the time: what each has made so far would outlive the young generation, and collecting it cost more than the work.
 */
const SLICES_IN_A_ROW = 8;
/** Whether the piece that this turn continued has not been back for a further slice yet, and how many it had in a row. */
let continued = false;
let inARow = 0;

/**
 * Takes the steps of a piece of work in slices of time, between which the event loop goes on; gives its result. However
 * many pieces are under way, a turn of the loop has one slice for all of them. `check` is asked before each further
 * slice: what it throws ends the work.
 */
export async function inSlices<T>(steps: Steps<T>, check?: () => void): Promise<T> {
  // Work that begins late in a turn may take a step, for most is done with one, but not when the slice is long over.
  if (performance.now() > endOfSlice() + SLICE_MS) await nextSlice(check);
  for (;;) {
    const until = endOfSlice();
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < until);
    await nextSlice(check);
  }
}

/** Lets everything else have a turn where the slice of this one is over: for work that is no row of steps. */
export async function giveWay(): Promise<void> {
  if (sliceIsOver()) await nextSlice();
}

/** Whether the slice of this turn is over, so that work had better wait for `nextSlice`. */
export function sliceIsOver(): boolean {
  return performance.now() > endOfSlice();
}

/** Waits for a slice in a later turn of the event loop; rejects with what `check` throws then. */
export async function nextSlice(check?: () => void): Promise<void> {
  await new Promise<void>((resume) => {
    if (continued && ++inARow < SLICES_IN_A_ROW) waiting.unshift(resume);
    else {
      waiting.push(resume);
      if (continued) inARow = 0;
    }
    continued = false;
    endOfSlice();
  });
  check?.();
}

function endOfSlice(): number {
  if (sliceEnds === null) {
    sliceEnds = performance.now() + SLICE_MS;
    setImmediate(nextTurn);
  }
  return sliceEnds;
}

function nextTurn(): void {
  sliceEnds = null;
  // The one that was continued last is done, or waits for something else.
  if (continued) inARow = 0;
  const resume = waiting.shift();
  continued = resume !== undefined;
  if (!resume) return;
  resume();
  // The work that goes on may end at once without another turn, so the others must be woken here.
  if (waiting.length > 0) endOfSlice();
}
