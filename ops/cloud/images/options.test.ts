import { expect, test } from "bun:test";
import { readOptions } from "./options";

const read = (line: string, env: Record<string, string> = {}) => readOptions(line.split(" "), env, "2.15.1");

test("without options, what the base stack and its machines want", () => {
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

test("a network's own authority comes from the variables that compose.yml knows", () => {
  expect(read("build", { NODE_EXTRA_CA_CERTS: "/a" })).toMatchObject({ ca: "/a" });
  expect(read("build", { NODE_EXTRA_CA_CERTS: "/a", INFOSTREAM_BUILD_CA: "/b" })).toMatchObject({ ca: "/b" });
  expect(read("build --ca /c", { NODE_EXTRA_CA_CERTS: "/a" })).toMatchObject({ ca: "/c" });
});

test("what cannot be meant is refused in words", () => {
  expect(() => read("pull")).toThrow("Give one command (build, push, sbom), not pull");
  expect(() => read("--json")).toThrow("not none");
  expect(() => read("push --tag a:b")).toThrow("--tag a:b is not a valid image tag");
  expect(() => read("push --registry https://ghcr.io")).toThrow("give an address without https://");
  expect(() => read("push --registry ghcr.io/you --stack other")).toThrow("--stack and --registry exclude each other");
  expect(read("push --help")).toBe("help");
});
