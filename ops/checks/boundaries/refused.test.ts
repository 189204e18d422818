import { expect, test } from "bun:test";
import { ADAPTER, CORE, messagesFor, STORY } from "./fixture";

const FEATURE = "services/api/feeds/fixture.ts";
const UP = "ops/local/up/fixture.ts";
const IN_ADAPTERS = "the call belongs in adapters/";
const UNTIL = "@infostream/chassis/testing/until";

const imports = (...specifiers: readonly string[]) =>
  specifiers.map((each) => `import { x } from "${each}";`).join("\n");

test.each([
  ["core imports the chassis' PostgreSQL", CORE, imports("@infostream/chassis/postgres"), IN_ADAPTERS],
  ["core imports the chassis' NATS", CORE, imports("@infostream/chassis/nats"), IN_ADAPTERS],
  ["core imports HTTPS", CORE, imports("node:https"), IN_ADAPTERS],
  ["core imports a vendor at run time", CORE, 'const pg = await import("pg");', IN_ADAPTERS],
  ["core hands a vendor on", CORE, 'export * from "kysely";', IN_ADAPTERS],
  ["core imports an adapter", CORE, imports("../adapters/lease-due"), IN_ADAPTERS],
  ["a story imports Kysely", STORY, imports("kysely"), IN_ADAPTERS],
  ["a story imports PostgreSQL's driver", STORY, imports("pg"), IN_ADAPTERS],
  ["a story imports NATS", STORY, imports("nats"), IN_ADAPTERS],
  ["a story imports a vendor's type", STORY, 'import type { Kysely } from "kysely";', IN_ADAPTERS],
  ["a story imports an adapter", STORY, imports("./adapters/lease-due"), IN_ADAPTERS],
  ["an adapter imports a story's value", ADAPTER, imports("../poll"), "only types from a story"],
  ["an adapter knows two vendors", ADAPTER, imports("kysely", "node:dns/promises"), "one vendor"],
  ["a feature of the api imports NATS", FEATURE, imports("nats"), "main.ts does"],
  ["a feature imports another's page", FEATURE, imports("../tags/page"), "belongs in a view"],
  [
    "a lower folder of the api imports a higher one",
    "services/api/answers/fixture.ts",
    imports("../articles/list-articles"),
    "belongs in the lower one of http < answers",
  ],
  ["a service imports another", STORY, imports("@infostream/tagger/tag-document"), "belongs in contracts"],
  [
    "a service imports what starts servers",
    "services/api/main.ts",
    imports("@infostream/chassis/embedded/nats-server"),
    "main.ts only wires",
  ],
  [
    "contracts import the chassis",
    "contracts/fixture.ts",
    imports("@infostream/chassis/log"),
    "belongs in services/chassis",
  ],
  ["up imports a test's harness", UP, imports("./test/harness"), "a test is not shipped"],
  ["up imports a test", "ops/up.ts", 'import "./local/up/config.test";', "a test is not shipped"],
  ["up imports testing", UP, imports(UNTIL), "only tests may import testing"],
  [
    "the chassis imports testing",
    "services/chassis/fixture.ts",
    imports("./testing/until"),
    "only tests may import testing",
  ],
  [
    "what up ships imports testing",
    "services/chassis/embedded/fixture.ts",
    imports("../testing/until"),
    "only tests may import testing",
  ],
  [
    "what people run imports a laboratory",
    "ops/local/compose/fixture.ts",
    imports("../../lab/bench/limits/rate"),
    "belongs in ops/local",
  ],
  [
    "what people run starts a laboratory",
    UP,
    'new URL("../../lab/bench/main.ts", import.meta.url);',
    "belongs in ops/local",
  ],
  [
    "a tool imports one that it does not declare",
    "ops/cloud/templates/fixture.ts",
    imports("../../lab/bench/system/proc"),
    "declare it",
  ],
  ["a file belongs to no room", "ops/odds/fixture.ts", "", "add one to"],
  [
    "a test knows another service",
    "services/api/test/fixture.test.ts",
    imports("../../fetcher/poll"),
    "ops/checks/system",
  ],
])("the message says where the import belongs when %s", (_, path, text, home) => {
  const messages = messagesFor(path, text);
  expect(messages).toHaveLength(1);
  expect(messages[0]).toStartWith(path);
  expect(messages[0]).toContain(home);
});
