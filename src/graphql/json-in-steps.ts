import type { Steps } from '../domain/steps.js';

/** Values that are written in one step: some milliseconds' worth. */
const VALUES_A_STEP = 2_000;

/** Whether a value of JSON holds more values than that. */
export function isLarge(value: unknown): boolean {
  let left = VALUES_A_STEP;
  const stack: unknown[] = [value];
  while (stack.length > 0) {
    const one = stack.pop();
    if (--left < 0) return true;
    if (typeof one === 'object' && one !== null) {
      for (const part of Array.isArray(one) ? one : Object.values(one)) {
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
  function* write(one: unknown): Steps<string> {
    if (++values % VALUES_A_STEP === 0) {
      check(length);
      yield;
    }
    if (typeof one !== 'object' || one === null || 'toJSON' in one) {
      const text = JSON.stringify(one) ?? 'null';
      length += text.length;
      return text;
    }
    let text = '';
    if (Array.isArray(one)) {
      for (const item of one) text += (text === '' ? '' : ',') + (yield* write(item));
      return `[${text}]`;
    }
    for (const [key, part] of Object.entries(one)) {
      if (part === undefined) continue;
      text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${yield* write(part)}`;
      length += key.length + 4;
    }
    return `{${text}}`;
  }
  const text = yield* write(value);
  check(text.length);
  return text;
}
