import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explained, saveFile } from './save-file.js';

describe('saving a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-save-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const bytes = (text: string) => Buffer.from(text);

  test('puts the whole content under the name, and nothing else beside it', async () => {
    const path = join(folder, 'whole.csv');
    await saveFile(path, [bytes('a\n'), bytes('b\n')]);
    expect(readFileSync(path, 'utf8')).toBe('a\nb\n');
    expect(readdirSync(folder)).toEqual(['whole.csv']);
  });

  test('that fails midway leaves what stood under the name before, and no partial file', async () => {
    const path = join(folder, 'whole.csv');
    writeFileSync(path, 'the old one');
    async function* failing() {
      yield bytes('a\n');
      throw new Error('the source ended');
    }
    await expect(saveFile(path, failing())).rejects.toThrow('the source ended');
    expect(readFileSync(path, 'utf8')).toBe('the old one');
    expect(readdirSync(folder)).toEqual(['whole.csv']);
  });

  test('on a full disk says so, and leaves nothing', async () => {
    const path = join(folder, 'full.csv');
    async function* full() {
      yield bytes('a');
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' });
    }
    await expect(saveFile(path, full())).rejects.toThrow(/full\.csv can not be written: the disk is full \(ENOSPC\)/);
    expect(existsSync(path)).toBe(false);
    expect(readdirSync(folder)).toEqual(['whole.csv']);
  });

  test.each([
    ['a folder', 'inner', 'is a folder'],
    ['a file in a folder that is not there', join('nowhere', 'x.csv'), 'its folder does not exist'],
    ['a file below a file', join('whole.csv', 'x.csv'), 'no folder'],
  ])('over %s is refused by name', async (_, name, said) => {
    mkdirSync(join(folder, 'inner'), { recursive: true });
    const path = join(folder, name);
    await expect(saveFile(path, [bytes('a')])).rejects.toThrow(path);
    await expect(saveFile(path, [bytes('a')])).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      details: { argument: 'out' },
      message: expect.stringContaining(said),
    });
  });

  test('over a device is refused, and the device is left as it is', async () => {
    const path = join(folder, 'null');
    symlinkSync('/dev/null', path);
    await expect(saveFile(path, [bytes('a')])).rejects.toMatchObject({
      message: `${path} is a device or a pipe, not a file`,
    });
    expect(lstatSync(path).isSymbolicLink()).toBe(true);
  });

  test('over a link replaces the file that it leads to', async () => {
    const [file, link] = [join(folder, '2026.csv'), join(folder, 'latest.csv')];
    writeFileSync(file, 'the old one');
    symlinkSync(file, link);
    await saveFile(link, [bytes('the new one')]);
    expect(readFileSync(file, 'utf8')).toBe('the new one');
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
  });

  test('an error that is not of the file stays what it is', () => {
    const error = Object.assign(new Error('connection lost'), { code: 'ECONNRESET', syscall: 'read' });
    expect(explained(error, 'x')).toBe(error);
  });
});
