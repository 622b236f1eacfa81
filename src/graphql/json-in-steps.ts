import type { Steps } from '../common/steps.js';

/** Values that are written in one step: some milliseconds' worth. */
const VALUES_A_STEP = 2_000;

/** Whether a value of JSON holds more values than that. */
export function isLarge(value: unknown): boolean {
  let left = VALUES_A_STEP;
  const stack: unknown[] = [value];
  while (stack.length > 0) {
    const item = stack.pop();
    if (--left < 0) return true;
    if (typeof item === 'object' && item !== null) {
      for (const part of Array.isArray(item) ? item : Object.values(item)) {
        stack.push(part);
        if (stack.length > VALUES_A_STEP) return true;
      }
    }
  }
  return false;
}

/**
 * What `JSON.stringify` gives for a value of plain objects, arrays and scalars, in steps. `check` is told of the length
 * that the text has at each step.
 */
export function* jsonInSteps(value: unknown, check: (length: number) => void): Steps<string> {
  let values = 0;
  let length = 0;
  /** Texts of whole steps, and of this one: a text put together bit by bit would be made one in a single long go at the end. */
  const whole: string[] = [];
  let bits: string[] = [];
  const add = (text: string) => {
    length += text.length;
    bits.push(text);
  };
  function* write(node: unknown): Steps<void> {
    if (++values % VALUES_A_STEP === 0) {
      whole.push(bits.join(''));
      bits = [];
      check(length);
      yield;
    }
    if (typeof node !== 'object' || node === null || 'toJSON' in node) {
      add(JSON.stringify(node) ?? 'null');
      return;
    }
    if (Array.isArray(node)) {
      add('[');
      for (const [position, element] of node.entries()) {
        if (position > 0) add(',');
        yield* write(element);
      }
      return add(']');
    }
    let first = true;
    add('{');
    for (const [key, part] of Object.entries(node)) {
      if (part === undefined) continue;
      add(`${first ? '' : ','}${JSON.stringify(key)}:`);
      first = false;
      yield* write(part);
    }
    add('}');
  }
  yield* write(value);
  check(length);
  return whole.join('') + bits.join('');
}
