import { Utf8Check } from './utf8-check.js';

/** The fault of bytes given in chunks of a size: where it is, or null. */
function faultOf(bytes: Buffer, size: number): { offset: number; truncated: boolean } | null {
  const check = new Utf8Check();
  try {
    for (let i = 0; i < bytes.length; i += size) check.push(bytes.subarray(i, i + size));
    check.end();
    return null;
  } catch (error) {
    const { offset, truncated } = error as { offset: number; truncated: boolean };
    return { offset, truncated };
  }
}

describe('Utf8Check', () => {
  it.each([
    ['a byte order mark and characters of one to four bytes', Buffer.from('\ufeffaé中🌍'), null],
    ['Latin-1', Buffer.concat([Buffer.from('é中'), Buffer.from([0xe7, 0x61])]), { offset: 5, truncated: false }],
    ['a continuation byte alone', Buffer.from([0x61, 0x80]), { offset: 1, truncated: false }],
    ['a longer form than needed', Buffer.from([0x61, 0xc0, 0x80]), { offset: 1, truncated: false }],
    ['half of a surrogate pair', Buffer.from([0x61, 0xed, 0xa0, 0x80]), { offset: 1, truncated: false }],
    [
      'a character spoilt at its last byte',
      Buffer.from([0x61, 0xf0, 0x9f, 0x8c, 0x61]),
      { offset: 1, truncated: false },
    ],
    ['NUL', Buffer.from('é\0'), { offset: 2, truncated: false }],
    ['an end within a character', Buffer.from('é🌍').subarray(0, 5), { offset: 2, truncated: true }],
  ])('%s, however it is cut', (_name, bytes, fault) => {
    for (let size = 1; size <= bytes.length; size++) expect(faultOf(bytes, size)).toEqual(fault);
  });
});
