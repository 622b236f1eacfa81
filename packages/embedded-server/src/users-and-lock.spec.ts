import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lock, lockSync, tryLock } from './folder-lock.js';
import { birthOf } from './process-identity.js';
import { countUsers, enlist } from './users.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'embedded-users-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Higher than any process of Linux (proc(5), pid_max). */
const NOBODY = 2 ** 22 + 1;

describe('the users of a server', () => {
  test('are counted as often as they are listed, until they leave', () => {
    const [leave, leaveAgain] = [enlist(folder), enlist(folder)];
    expect(countUsers(folder)).toBe(2);
    leave();
    expect(countUsers(folder)).toBe(1);
    leaveAgain();
    expect(countUsers(folder)).toBe(0);
  });

  test('that were killed are struck off', () => {
    writeFileSync(join(folder, `${NOBODY}.x`), '1');
    enlist(folder);
    expect(countUsers(folder)).toBe(1);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  const onLinux = process.platform === 'linux' ? test : test.skip;
  onLinux('are not taken for a later process with their number', () => {
    writeFileSync(join(folder, `${process.pid}.x`), `${birthOf(process.pid)}0`);
    expect(countUsers(folder)).toBe(0);
  });
});

describe('the lock of a folder', () => {
  const file = () => join(folder, 'lock');
  const heldBy = (pid: number, birth: string | null) => writeFileSync(file(), JSON.stringify({ pid, birth }));

  test('has one holder', () => {
    const unlock = tryLock(file());
    expect(unlock).not.toBeNull();
    expect(tryLock(file())).toBeNull();
    unlock!();
    expect(existsSync(file())).toBe(false);
  });

  test('of a process that was killed is taken over', async () => {
    heldBy(NOBODY, '1');
    const unlock = await lock(file(), 5000);
    unlock();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('of a living process is not, and whoever waits in vain is told which', async () => {
    heldBy(process.pid, birthOf(process.pid));
    await expect(lock(file(), 50)).rejects.toMatchObject({
      name: 'EmbeddedServerError',
      message: expect.stringMatching(new RegExp(`^Process ${process.pid} has been starting or stopping`)),
    });
    expect(lockSync(file(), 50)).toBeNull();
  });

  test('that somebody else has by now is left to them', () => {
    const unlock = tryLock(file())!;
    heldBy(process.pid, birthOf(process.pid));
    unlock();
    expect(existsSync(file())).toBe(true);
  });

  test('that this process holds counts as taken at its exit', () => {
    const unlock = tryLock(file())!;
    expect(lockSync(file(), 0)).not.toBeNull();
    unlock();
  });
});
