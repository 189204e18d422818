import ipaddr, { type IPv4, type IPv6 } from "ipaddr.js";

/** What of the network the fetcher may reach beside the public internet. */
export interface AddressPolicy {
  readonly privateNetworks: boolean;
  /** Exact `hostname:port` pairs that are exempt from the check. */
  readonly allowedHosts: readonly string[];
}

/** Ranges that an operator may open by INFOSTREAM_ALLOW_PRIVATE_NETWORKS; all others that are not public never open. */
const PRIVATE_RANGES = ["loopback", "private", "uniqueLocal", "carrierGradeNat"];
/** Of clouds, inside ranges that may be opened; 169.254.169.254 is link-local and never opens. */
const METADATA = ["fd00:ec2::254", "100.100.100.200"];
const GLOBAL_UNICAST = ipaddr.IPv6.parse("2000::");

/** Whether an IP address belongs to the public internet. */
export function isPublic(address: string): boolean {
  const ip = ipaddr.process(address);
  // addresses outside 2000::/3 are not routed, even if they embed a public one (`::7f00:1` is 127.0.0.1 in an old spelling)
  return ip.range() === "unicast" && (isV4(ip) || ip.match(GLOBAL_UNICAST, 3));
}

/**
 * Whether a `hostname:port` may be public before anyone resolved it: an address that is not, or this machine's own name,
 * needs no politeness from the first poll on.
 */
export function mayBePublic(host: string): boolean {
  const name = host.slice(0, host.lastIndexOf(":")).replace(/^\[|\]$/g, "");
  if (ipaddr.isValid(name)) return isPublic(name);
  return name !== "localhost" && !name.endsWith(".localhost");
}

/** Why an address must not be reached, in words; null where it may be. `host` is the `hostname:port` that resolved to it. */
export function addressFault(
  address: string,
  host: string,
  { privateNetworks, allowedHosts }: AddressPolicy,
): string | null {
  if (allowedHosts.includes(host) || isPublic(address)) return null;
  const range = ipaddr.process(address).range();
  const mayOpen = PRIVATE_RANGES.includes(range) && !METADATA.includes(ipaddr.process(address).toString());
  if (!mayOpen) return `The address ${address} is not on the public internet (${range})`;
  if (privateNetworks) return null;
  return `The address ${address} is private: set INFOSTREAM_ALLOW_PRIVATE_NETWORKS=true or add ${host} to INFOSTREAM_ALLOW_HOSTS`;
}

const isV4 = (ip: IPv4 | IPv6): ip is IPv4 => ip.kind() === "ipv4";
