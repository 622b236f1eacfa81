import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** What the registries of IANA keep from the public (RFC 6890 and after): of this machine, of private networks, of tests. */
const NOT_PUBLIC = new BlockList();
for (const [network, bits] of [
  ...[
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
  ],
  ...[
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
  ],
  ...[
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ],
] as [string, number][]) {
  NOT_PUBLIC.addSubnet(network, bits, 'ipv4');
}
for (const [network, bits] of [
  ...[
    ['::', 96],
    ['64:ff9b:1::', 48],
    ['100::', 64],
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
  ],
  ...[
    ['3fff::', 20],
    ['5f00::', 16],
    ['fc00::', 7],
    ['fe80::', 10],
    ['fec0::', 10],
    ['ff00::', 8],
  ],
] as [string, number][]) {
  NOT_PUBLIC.addSubnet(network, bits, 'ipv6');
}

/** Whether an address is one of the public Internet; an IPv4 address may be written within one of IPv6. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !NOT_PUBLIC.check(address, 'ipv4');
  const within = mappedIPv4(address);
  return within === null ? !NOT_PUBLIC.check(address, 'ipv6') : isPublicAddress(within);
}

/** The IPv4 address of `::ffff:a.b.c.d` and of `64:ff9b::a.b.c.d` (NAT64), which lead there; null for any other. */
function mappedIPv4(address: string): string | null {
  // `hostOf` normalises the address, so that one pattern is enough.
  const [, high, low] = /^\[(?:::ffff|64:ff9b:):([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/.exec(hostOf(address)) ?? [];
  if (high === undefined || low === undefined) return null;
  const [first, last] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [first >> 8, first & 255, last >> 8, last & 255].join('.');
}

function hostOf(address: string): string {
  const [plain] = address.split('%');
  return new URL(`http://[${plain}]`).hostname;
}

/** A target that must not be asked. */
export class PrivateAddressError extends Error {
  /** @param setting the variable that permits it */
  constructor(host: string, address: string, setting = 'ROLLCALL_WEBHOOK_PRIVATE') {
    super(
      `${host === address ? host : `${host} (${address})`} is no address of the public Internet; ${setting}=allow permits it`,
    );
  }
}

/** The address that a host itself is; null where it is a name. */
export function addressIn(hostname: string): string | null {
  const plain = hostname.replace(/^\[|\]$/g, '');
  return isIP(plain) === 0 ? null : plain;
}

/**
 * Looks a name up for a connection, and gives it public addresses alone: the connection is made to what was judged, so that
 * a name that leads elsewhere at the next question gains nothing. Fails with PrivateAddressError where there is none.
 *
 * @param resolve asks the resolver; of the system by default
 * @param setting the variable that permits other addresses, as the fault names it
 */
export function publicLookup(resolve: typeof lookup = lookup, setting?: string): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '', 0);
      const open = addresses.filter(({ address }) => isPublicAddress(address));
      const [first] = open;
      if (!first) return done(new PrivateAddressError(hostname, addresses[0]?.address ?? hostname, setting), '', 0);
      if (options.all) return done(null, open);
      done(null, first.address, first.family);
    });
  };
}
