import { expect, test } from "bun:test";
import type { NetworkInterfaceInfo } from "node:os";
import { networkAddresses } from "./network-addresses";

const ipv4 = (address: string, internal: boolean): NetworkInterfaceInfo => ({
  address,
  internal,
  family: "IPv4",
  netmask: "255.255.255.0",
  mac: "00:00:00:00:00:00",
  cidr: null,
});
const ipv6: NetworkInterfaceInfo = { ...ipv4("", false), address: "fd00::1", family: "IPv6", scopeid: 0 };
const interfaces = { lo: [ipv4("127.0.0.1", true)], eth0: [ipv4("192.168.1.5", false), ipv6], down: undefined };

test("a page on every address is reached at the addresses that other devices see", () => {
  for (const host of ["0.0.0.0", "::"])
    expect(networkAddresses(host, "http://127.0.0.1:8080", interfaces)).toEqual(["http://192.168.1.5:8080"]);
});

test("a page on one address lists no others", () => {
  expect(networkAddresses("127.0.0.1", "http://127.0.0.1:8080", interfaces)).toEqual([]);
  expect(networkAddresses("192.168.1.5", "http://192.168.1.5:8080", interfaces)).toEqual([]);
});
