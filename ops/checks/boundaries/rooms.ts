import { apiRooms } from "./api-rooms";
import { opsRooms } from "./ops-rooms";
import type { Room } from "./room";

/** These modules of the chassis, as a glob. */
const chassis = (...names: readonly string[]) => `services/chassis/{${names.join(",")}}.ts`;

/** The chassis modules that a story reads as verbs of the field. */
const VERBS = chassis(
  "request-reply",
  "attempt",
  "backoff",
  "consume",
  "health",
  "log",
  "outbox",
  "publish",
  "repeat",
  "run",
  "unavailable",
);
const DATABASE = ["kysely", "pg", chassis("postgres", "migrate")];
const BROKER = ["nats", chassis("nats", "consume", "publish", "read-stream")];
const NETWORK = ["node:{dns,dns/promises,net,tls,http,http2,https}"];
const FILES = ["node:{fs,fs/promises}"];
const STORE = ["@aws-sdk/client-s3"];
/** Modules of the platform that compute, and reach nothing. */
const COMPUTING = ["node:{buffer,crypto,path,stream,stream/promises,url,util,zlib}"];
const VENDORS = [DATABASE, BROKER, NETWORK, FILES, STORE];

/** Rooms of a service that has a core, stories and adapters. `pure` names the packages that compute and do nothing else. */
const layered = (service: string, pure: readonly string[], storyFolders: readonly string[]): Room[] => {
  const at = (path: string) => `services/${service}/${path}`;
  const room = (name: string) => `${service}/${name}`;
  return [
    {
      name: room("main"),
      files: [at("main.ts"), at("wire-*.ts")],
      may: [
        room("config"),
        room("core"),
        room("stories"),
        room("adapters"),
        room("migrations"),
        "chassis",
        "contracts",
      ],
      instead:
        "main.ts and wire-*.ts only wire: a call to a vendor belongs in adapters/, what every service needs in the chassis.",
    },
    {
      name: room("config"),
      files: [at("config.ts")],
      may: [chassis("settings"), "contracts"],
      types: [room("core"), room("adapters")],
      instead: "config.ts turns the environment into a value; main.ts passes it on.",
    },
    {
      name: room("core"),
      files: [at("core/**")],
      may: [room("core"), "contracts", chassis("duration"), ...pure],
      pure: true,
      instead:
        "core decides on values only: the call belongs in adapters/. Pass its result in as an argument; main.ts wires the two.",
    },
    {
      name: room("adapters"),
      files: [at("adapters/**")],
      may: [
        room("core"),
        room("adapters"),
        "contracts",
        chassis("archive", "settings", "trace", "unavailable"),
        ...COMPUTING,
        ...VENDORS.flat(),
      ],
      types: [room("stories"), "chassis"],
      vendors: VENDORS,
      instead:
        "an adapter talks to one vendor and decides nothing: a decision belongs in core/, the order of steps in a story.",
      homes: [
        {
          of: [at("*.ts"), ...storyFolders.map(at)],
          instead:
            "an adapter imports only types from a story: a decision that both need belongs in core/, and main.ts calls the story.",
        },
      ],
    },
    {
      name: room("migrations"),
      files: [at("migrations/**")],
      may: [room("migrations"), "kysely"],
      types: [chassis("migrate")],
      instead: "a migration stands alone and is never edited: copy what it needs into it.",
    },
    {
      name: room("stories"),
      files: [at("*.ts"), ...storyFolders.map(at)],
      may: [room("stories"), room("core"), "contracts", VERBS],
      instead:
        "a story declares the small function type that it needs: the call belongs in adapters/, and main.ts passes it in.",
    },
  ];
};

const CHASSIS_PACKAGES = ["@aws-sdk/client-s3", "@sinclair/typebox", "kysely", "nats", "pg", "node:{*,*/*}"];

/** Every part of the tree, and what it may import. What is not listed is refused. */
export const rooms: readonly Room[] = [
  {
    name: "contracts",
    files: ["contracts/**"],
    may: ["contracts", "@sinclair/typebox"],
    types: ["kysely"],
    pure: true,
    instead: "contracts only describe shapes: code that acts belongs in services/chassis.",
  },
  {
    name: "chassis",
    files: ["services/chassis/*.ts"],
    may: ["chassis", "contracts", ...CHASSIS_PACKAGES],
    instead:
      "the chassis must not know a service, an embedded server or a test: code about feeds, articles or tags belongs in its service, code that starts a server in services/chassis/embedded.",
  },
  {
    name: "chassis/provision",
    files: ["services/chassis/provision/**"],
    may: ["chassis", "chassis/provision", "contracts", ...CHASSIS_PACKAGES],
    instead: "provision prepares what services use; code that starts a server belongs in services/chassis/embedded.",
  },
  {
    name: "chassis/embedded",
    files: ["services/chassis/embedded/**"],
    may: ["chassis", "chassis/embedded", "chassis/provision", "contracts", ...CHASSIS_PACKAGES],
    instead: "embedded ships with the product: what only tests need belongs in services/chassis/testing.",
  },
  ...layered("fetcher", ["htmlparser2", "ipaddr.js"], ["requests/**"]),
  ...layered("tagger", ["@sinclair/typebox", "chardet", "entities", "feedsmith", "htmlparser2", "rss-parser"], []),
  ...apiRooms,
  ...opsRooms,
];
