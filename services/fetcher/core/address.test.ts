import { describe, expect, test } from "bun:test";
import { isPublic, mayBePublic, addressFault } from "./address";

const closed = { privateNetworks: false, allowedHosts: [] };
const open = { privateNetworks: true, allowedHosts: [] };

const PRIVATE = ["127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1", "::1", "fd12::1"];
const NEVER = [
  ["0.0.0.0", "unspecified"],
  ["169.254.169.254", "link-local, where clouds keep their metadata"],
  ["100.100.100.200", "another cloud's metadata"],
  ["fd00:ec2::254", "metadata over IPv6"],
  ["224.0.0.1", "multicast"],
  ["255.255.255.255", "broadcast"],
  ["240.0.0.1", "reserved"],
  ["198.18.0.1", "for benchmarks"],
  ["192.0.2.1", "for documentation"],
  ["::", "unspecified"],
  ["fe80::1", "link-local"],
  ["fec0::1", "site-local of old"],
  ["ff02::1", "multicast"],
  ["2001:db8::1", "for documentation"],
  ["64:ff9b::a00:1", "NAT64 of 10.0.0.1"],
  ["64:ff9b:1::a00:1", "NAT64 of a local prefix"],
  ["2002:a00:1::", "6to4 of 10.0.0.1"],
  ["2001:0:4136:e378::", "Teredo"],
  ["::a00:1", "IPv4-compatible"],
  ["::7f00:1", "IPv4-compatible loopback"],
] as const;

describe("addresses that are not public", () => {
  test.each(PRIVATE)("%s is refused, and opened by the setting", (address) => {
    expect(isPublic(address)).toBe(false);
    expect(addressFault(address, "example.org:80", closed)).toBe(
      `The address ${address} is private: set INFOSTREAM_ALLOW_PRIVATE_NETWORKS=true or add example.org:80 to INFOSTREAM_ALLOW_HOSTS`,
    );
    expect(addressFault(address, "example.org:80", open)).toBeNull();
  });
  test.each(NEVER)("%s is refused under any setting (%s)", (address) => {
    expect(isPublic(address)).toBe(false);
    expect(addressFault(address, "example.org:80", open)).toContain(
      `The address ${address} is not on the public internet`,
    );
  });
  test.each(["::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:10.0.0.1", "::ffff:169.254.169.254"])(
    "%s is what it maps",
    (address) => {
      expect(isPublic(address)).toBe(false);
      expect(addressFault(address, "example.org:80", closed)).not.toBeNull();
    },
  );
});

test.each(["8.8.8.8", "93.184.216.34", "2606:4700::1111", "2a00:1450:4001:81b::200e", "::ffff:8.8.8.8"])(
  "%s is public",
  (address) => {
    expect(isPublic(address)).toBe(true);
    expect(addressFault(address, "example.org:80", closed)).toBeNull();
  },
);

test("a host that is allowed by name and port is exempt, on that port alone", () => {
  const mock = { privateNetworks: false, allowedHosts: ["mock-feeds:8090"] };
  expect(addressFault("172.18.0.3", "mock-feeds:8090", mock)).toBeNull();
  expect(addressFault("172.18.0.3", "mock-feeds:5432", mock)).toContain("is private");
});

test("a host that is this machine or a private address needs no politeness before it was ever asked", () => {
  for (const host of ["127.0.0.1:8080", "localhost:80", "feeds.localhost:80", "[::1]:443", "10.0.0.7:80"])
    expect(mayBePublic(host)).toBe(false);
  for (const host of ["example.org:443", "93.184.215.14:80", "[2606:2800:21f:cb07:6820:80da:af6b:8b2c]:443"])
    expect(mayBePublic(host)).toBe(true);
});
