import { tooFewFiles } from './open-files.js';

const limits = (files: string) => `Limit                     Soft Limit           Hard Limit           Units
Max processes             31189                31189                processes
Max open files            ${files}                 ${files}                 files
`;

describe('tooFewFiles', () => {
  test('refuses a limit below 512 and says how to raise it', () => {
    expect(tooFewFiles(limits('64'))).toMatch(
      /needs 512 open files to start, and this process may have 64: .*ulimit -n/,
    );
    expect(tooFewFiles(limits('511'))).not.toBeNull();
  });

  test('takes 512, more, no limit, and a system that does not tell', () => {
    for (const told of [limits('512'), limits('1048576'), limits('unlimited'), '', null])
      expect(tooFewFiles(told)).toBeNull();
  });
});
