import { unwritable } from './server-folder.js';
import { orSetServer, PLAIN, setFolderOrServer, type Words } from './words.js';

const SHOP: Words = { folder: 'SHOP_FOLDER', server: 'SHOP_DATABASE', program: 'Shop' };

describe('what to do, in the words of the program', () => {
  test('names both ways out', () => {
    expect(setFolderOrServer(SHOP, 'a new folder')).toBe(
      'set SHOP_FOLDER to a new folder, or SHOP_DATABASE to a PostgreSQL 18 server of your own',
    );
    expect(orSetServer(SHOP)).toBe(', or set SHOP_DATABASE to a PostgreSQL 18 server of your own');
  });

  test('offers no server where none can be named', () => {
    expect(setFolderOrServer(PLAIN, 'a new folder')).toBe('set dataDir to a new folder');
    expect(orSetServer(PLAIN)).toBe('');
  });

  test('a folder that cannot be written to is one sentence either way', () => {
    const problem = 'The embedded database cannot write to its folder /data (read-only file system): make it writable';
    const reason = new Error('read-only\n file system');
    expect(unwritable('/data', SHOP, reason).message).toBe(
      `${problem}, set SHOP_FOLDER to another folder, or set SHOP_DATABASE to a PostgreSQL 18 server of your own.`,
    );
    expect(unwritable('/data', PLAIN, reason).message).toBe(`${problem} or set dataDir to another folder.`);
  });
});
