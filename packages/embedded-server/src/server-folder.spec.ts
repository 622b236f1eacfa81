import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasCluster, prepareFolder } from './server-folder.js';

describe('the folder of a server', () => {
  let base: string;
  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'embedded-folder-'));
  });
  afterEach(() => rmSync(base, { recursive: true }));

  test.each(['', 'Shop', '9shops', 'my shop', 'shop"', '../shop', 's'.repeat(64)])(
    'is not made for a name that could not be a part of an address, SQL and a path: %j',
    (name) => {
      const dataDir = join(base, 'data');
      expect(() => prepareFolder({ dataDir, name, log: console })).toThrow(TypeError);
      expect(existsSync(dataDir)).toBe(false);
    },
  );

  test('has a database where it is, or where it may have moved to', () => {
    const wanted = { dataDir: join(base, 'data'), name: 'shop', otherPlaces: [join(base, 'var')] };
    // The folder that stands for it is named by `printf %s "$dataDir" | sha256sum | cut -c 1-12`: any other is not it.
    mkdirSync(join(base, 'var', 'shop', '0123456789ab', 'cluster'), { recursive: true });
    expect(hasCluster({ ...wanted, mayMove: true })).toBe(false);
    mkdirSync(join(base, 'data', 'cluster'), { recursive: true });
    expect(hasCluster(wanted)).toBe(true);
  });

  test('that may move is found by its own path, as `printf %s /srv/shop | sha256sum` has it', () => {
    const wanted = { dataDir: '/srv/shop', name: 'shop', otherPlaces: [base] };
    mkdirSync(join(base, 'shop', 'e7c7ea0ba435', 'cluster'), { recursive: true });
    expect(hasCluster({ ...wanted, mayMove: true })).toBe(true);
    expect(hasCluster(wanted)).toBe(false);
  });
});
