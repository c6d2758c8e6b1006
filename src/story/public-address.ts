import { lookup as resolveName } from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

/** An address that may not be fetched from. Its message is for a person: "refused: 127.0.0.1 is a private address". */
export class Refused extends Error {
  override readonly name = "Refused";
}

/**
 * Throws Refused unless an IP address is a public one, or inside what `allow` names: addresses and ranges ("10.0.0.0/8").
 * What stands for an IPv4 address (mapped, NAT64, 6to4) is judged as that address.
 */
export function mustBePublic(address: string, allow: readonly string[]): void {
  const ip = embedded(ipaddr.parse(address));
  const isPublic = ip.range() === "unicast" && (ip.kind() === "ipv4" || inside(ip, globalUnicast));
  if (!isPublic && !allow.some((range) => inside(ip, range))) {
    throw new Refused(`refused: ${address} is a private address`);
  }
}

/**
 * Looks up host names for a connection, and refuses a name when any of its addresses is refused. It runs for the very
 * connection that is made, so that a name cannot be public when it is checked and private when it is used.
 */
export function guardedLookup(allow: readonly string[]): LookupFunction {
  return (host, options, done) => {
    resolveName(host, { ...options, all: true }, (error, found) => {
      const problem =
        error ??
        refusal(
          host,
          found.map(({ address }) => address),
          allow,
        );
      const [first] = found ?? [];
      if (problem !== null || first === undefined) done(problem ?? new Refused("refused: the host has no address"), []);
      else if (options.all) done(null, found);
      else done(null, first.address, first.family);
    });
  };
}

// RFC 4291, section 2.4 and the registry of IPv6 address space: only this eighth is given out.
const globalUnicast = "2000::/3";

type Address = ReturnType<typeof ipaddr.parse>;

function refusal(host: string, addresses: readonly string[], allow: readonly string[]): Error | null {
  if (allow.includes(host)) return null;
  try {
    for (const address of addresses) mustBePublic(address, allow);
    return null;
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}

/** RFC 4291, section 2.5.5.2 (mapped), RFC 6052, section 2.1 (NAT64: the last four bytes), RFC 3056, section 2 (6to4). */
function embedded(ip: Address): Address {
  const bytes = ip.toByteArray();
  if (inside(ip, "::ffff:0:0/96") || inside(ip, "64:ff9b::/96")) return ipaddr.fromByteArray(bytes.slice(12));
  if (inside(ip, "2002::/16")) return ipaddr.fromByteArray(bytes.slice(2, 6));
  return ip;
}

/** Is it in a range? What is no range (a host name) holds nothing. */
function inside(ip: Address, range: string): boolean {
  const cidr = range.includes("/") ? range : `${range}/${range.includes(":") ? 128 : 32}`;
  if (!ipaddr.isValidCIDR(cidr)) return false;
  const [network, bits] = ipaddr.parseCIDR(cidr);
  return network.kind() === ip.kind() && ip.match(network, bits);
}
