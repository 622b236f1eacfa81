import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { badInput } from '../common/rollcall-error.js';
import { isSystemError } from '../common/system-error.js';

/** What a command was given to read. */
export interface GivenInput {
  /** How messages call it. */
  readonly name: string;
  /** Where its bytes are, for what reads a file piece by piece. */
  readonly path: string;
  readonly bytes: Buffer;
}

/** Reads a file, or standard input where the path is `-`, and hands it to the work. Throws BAD_USER_INPUT. */
export async function withInput<T>(path: string, work: (input: GivenInput) => Promise<T>): Promise<T> {
  if (path !== '-') return work({ name: path, path, bytes: await bytesOf(path) });
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-input-'));
  try {
    const copy = join(folder, 'input');
    await writeFile(copy, bytes);
    return await work({ name: 'standard input', path: copy, bytes });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw badInput('file', `${path} cannot be read (${error.message})`);
  }
}

/** The value of an input that is JSON; undefined where it does not begin as JSON does. Throws BAD_USER_INPUT. */
export function jsonOf({ name, bytes }: GivenInput): unknown {
  let text: string;
  try {
    // Without the byte order mark, which editors write and JSON forbids.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw badInput('file', `${name} is not UTF-8: save it as UTF-8`);
  }
  if (!/^\s*[{[]/.test(text) && !/\.json$/i.test(name)) return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw badInput('file', `${name} is not JSON: ${error.message}`);
  }
}
