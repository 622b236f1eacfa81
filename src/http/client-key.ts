import { isIPv4, isIPv6 } from 'node:net';

/**
 * Under what a client is counted: its IPv4 address, or of an IPv6 address the network of 64 bits, of which whoever has
 * one has all. What is no address counts by itself. A request whose client has left has no address any more.
 */
export function clientKey(address: string | undefined): string {
  if (address === undefined) return 'gone';
  if (isIPv4(address)) return address;
  const [plain] = address.split('%');
  if (!isIPv6(plain!)) return address.slice(0, 64);
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain!)?.[1];
  if (mapped) return mapped;
  return `${groupsOf(plain!).slice(0, 4).join(':')}::/64`;
}

/** The eight groups of an address, without leading zeros. */
function groupsOf(address: string): string[] {
  // Four of its bytes may be written as an IPv4 address, which takes the room of two groups.
  const [before, after] = address.replace(/\d+\.\d+\.\d+\.\d+$/, '0:0').split('::');
  const first = before ? before.split(':') : [];
  const last = after ? after.split(':') : [];
  const between = after === undefined ? [] : Array<string>(8 - first.length - last.length).fill('0');
  return [...first, ...between, ...last].map((group) => Number.parseInt(group, 16).toString(16));
}
