import { isAccessToken, matchesHash, newToken, parseToken, secretHash, tokenText } from './token-text.js';

describe('an access token', () => {
  test('is of a form that can be looked for, and gives its parts again', () => {
    const token = newToken();
    const text = tokenText(token);
    expect(text).toMatch(/^rollcall_[0-9a-f]{16}_[0-9a-f]{64}$/);
    expect(parseToken(text)).toEqual(token);
    expect(tokenText(newToken())).not.toBe(text);
  });

  test.each(['rollcall_', 'rollcall_1_2', `rollcall_${'a'.repeat(16)}_${'A'.repeat(64)}`, 'rollcall_x_y_z'])(
    '%s means to be one, and is none',
    (text) => expect([isAccessToken(text), parseToken(text)]).toEqual([true, null]),
  );

  test('matches the hash of its own secret alone, which is its SHA-256', () => {
    expect(secretHash('abc').toString('hex')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(matchesHash('abc', secretHash('abc'))).toBe(true);
    expect(matchesHash('abd', secretHash('abc'))).toBe(false);
  });
});
