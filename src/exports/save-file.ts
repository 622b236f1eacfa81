import { randomUUID } from 'node:crypto';
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { badInput, RollcallError } from '../common/rollcall-error.js';

/**
 * Writes a file whole or not at all: under another name in the same folder, then flushed to the disk and renamed. What
 * goes wrong on the way removes it; a file that stood under the name before is then still the old one. Where the name is
 * a link, the file that it leads to is replaced, not the link.
 *
 * @throws RollcallError BAD_USER_INPUT naming the path: a folder that is not there or can not be written, a path that is
 *   a folder, a device or a pipe, a full disk
 */
export async function saveFile(path: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void> {
  const standing = await stat(path).catch(() => null);
  if (standing?.isDirectory()) throw badInput('out', `${path} is a folder; name a file in it`);
  // Renaming over /dev/null would put a file in its place.
  if (standing && !standing.isFile()) throw badInput('out', `${path} is a device or a pipe, not a file`);
  const target = standing ? await realpath(path) : path;
  const temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}.part`);
  let file: FileHandle | undefined;
  try {
    file = await open(temporary, 'wx');
    for await (const chunk of chunks) await writeAll(file, chunk);
    await file.sync();
    await file.close();
    file = undefined;
    await rename(temporary, target);
  } catch (error) {
    await file?.close().catch(() => undefined);
    // The first error is the one to report. Where removing fails too, the file still has the name of an unfinished one.
    await rm(temporary, { force: true }).catch(() => undefined);
    throw explained(error, path);
  }
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.length; ) at += (await file.write(chunk, at)).bytesWritten;
}

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'a part of the path before the last is no folder',
  EACCES: 'the folder may not be written',
  EPERM: 'the folder may not be written',
  EROFS: 'the disk can only be read',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  EISDIR: 'it is a folder',
  ENAMETOOLONG: 'the name is too long',
};

/** What the system says about a file as an error for people; every other error as it is. */
export function explained(error: unknown, path: string): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (error instanceof RollcallError || syscall === undefined || code === undefined || !(code in WHY)) return error;
  return new RollcallError(
    'BAD_USER_INPUT',
    `${path} can not be written: ${WHY[code]} (${code}); nothing was saved under that name`,
    {
      argument: 'out',
    },
  );
}
