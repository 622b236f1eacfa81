import type { lookup } from 'node:dns';
import { isPublicAddress, PrivateAddressError, publicLookup } from './public-address.js';

test.each([
  ...['127.0.0.1', '127.255.255.255', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
  ...['169.254.169.254', '100.64.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '192.0.0.8'],
  ...['::', '::1', '::127.0.0.1', '::ffff:127.0.0.1', '::ffff:7f00:1', '0:0:0:0:0:ffff:10.0.0.1', 'fe80::1%eth0'],
  ...[
    'fc00::1',
    'fdff::1',
    'fec0::1',
    'ff02::1',
    '64:ff9b::10.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '2002:7f00:1::',
  ],
  ...['2001::1', '2001:db8::1'],
])('%s is not of the public Internet', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each([
  ...['1.1.1.1', '172.15.255.255', '172.32.0.1', '192.167.255.255', '11.0.0.1', '100.128.0.1', '223.255.255.255'],
  ...['2606:4700:4700::1111', '2a00:1450:4001:81b::200e', '::ffff:1.1.1.1', '64:ff9b::1.1.1.1', '2400::1'],
])('%s is', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

describe('a name', () => {
  const found = (...addresses: string[]) => {
    const resolve = ((_: string, __: object, done: (error: null, found: object[]) => void) =>
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      )) as unknown as typeof lookup;
    return new Promise((settle) => {
      publicLookup(resolve)('name.example', { all: true }, (error, given) => settle(error ?? given));
    });
  };

  test('is looked up to its public addresses alone', async () => {
    expect(await found('10.0.0.1', '1.1.1.1', '::1', '2606:4700:4700::1111')).toEqual([
      { address: '1.1.1.1', family: 4 },
      { address: '2606:4700:4700::1111', family: 6 },
    ]);
  });

  test('without one is refused by name and address', async () => {
    const error = await found('169.254.169.254', '::1');
    expect(error).toBeInstanceOf(PrivateAddressError);
    expect(String(error)).toContain('name.example (169.254.169.254) is no address of the public Internet');
  });
});
