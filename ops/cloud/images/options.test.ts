import { expect, test } from "bun:test";
import { readOptions } from "./options";

const read = (line: string, env: Record<string, string> = {}) => readOptions(line.split(" "), env, "2.15.1");

test("without options the base stack and amd64 are assumed", () => {
  expect(read("push")).toEqual({
    command: "push",
    tag: null,
    stack: "infostream-base",
    registry: null,
    nats: "nats:2.15.1",
    platform: "linux/amd64",
    ca: null,
    json: false,
  });
});

test("the certificate authority comes from the same variables as in compose.yml", () => {
  expect(read("build", { NODE_EXTRA_CA_CERTS: "/a" })).toMatchObject({ ca: "/a" });
  expect(read("build", { NODE_EXTRA_CA_CERTS: "/a", INFOSTREAM_BUILD_CA: "/b" })).toMatchObject({ ca: "/b" });
  expect(read("build --ca /c", { NODE_EXTRA_CA_CERTS: "/a" })).toMatchObject({ ca: "/c" });
});

test("invalid arguments are refused with an explanation", () => {
  expect(() => read("pull")).toThrow("Give one command (build, push, sbom), not pull");
  expect(() => read("--json")).toThrow("not none");
  expect(() => read("push --tag a:b")).toThrow("--tag a:b is not a valid image tag");
  expect(() => read("push --registry https://ghcr.io")).toThrow("give an address without https://");
  expect(() => read("push --registry ghcr.io/you --stack other")).toThrow("--stack and --registry exclude each other");
  expect(read("push --help")).toBe("help");
});
