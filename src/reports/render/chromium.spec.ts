import { existsSync } from 'node:fs';
import { findChromium, printPage } from './chromium.js';

describe('the browser that prints', () => {
  test('is the one that is named, and where there is none, that is said with what there is else', async () => {
    await expect(findChromium(process.execPath)).resolves.toBe(process.execPath);
    await expect(findChromium('/nowhere/chromium')).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringMatching(/CHROMIUM_PATH names \/nowhere\/chromium.* ask for html, docx or md/),
    });
  });

  test('is none, which is no fault, where none is named and the machine has none', async () => {
    const found = await findChromium(null);
    expect(found === null || existsSync(found)).toBe(true);
  });

  test('is told of where it ends without a file', async () => {
    // A program that knows none of the words it is given.
    await expect(printPage('<p>', process.execPath)).rejects.toMatchObject({ code: 'OVERLOADED' });
  });
});
