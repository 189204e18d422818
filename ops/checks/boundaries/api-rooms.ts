import type { Room } from "./room";

/**
 * The folders of the api from the lowest floor to the highest. Each may import only from those before it, which prevents
 * cycles.
 */
const apiFloors = "http answers assets pages errors articles live tags feeds opml latest search health openapi".split(
  " ",
);

const CHASSIS = "services/chassis/{health,read-stream,repeat,run,unavailable}.ts";
const PACKAGES = ["@elysiajs/html", "@sinclair/typebox", "elysia", "kysely", "sanitize-html"];

/** Additional modules of single folders: status texts and the comparison of tokens; files that are read at start. */
const OWN: Readonly<Record<string, readonly string[]>> = {
  http: ["node:{crypto,http}"],
  assets: ["node:fs"],
};

const upTo = (floor: number) => apiFloors.slice(0, floor + 1).map((name) => `api/${name}`);

const folder = (name: string, floor: number): Room => ({
  name: `api/${name}`,
  files: [`services/api/${name}/**`],
  may: ["api/ground", ...upTo(floor), "contracts", CHASSIS, ...PACKAGES, ...(OWN[name] ?? [])],
  mounted: [`services/api/${name}/{api,page,pages,routes,*-page,*-routes}.{ts,tsx}`],
  mountedBy: "api/app",
  instead: "a feature does not open connections: main.ts does, and passes them to the feature as arguments.",
  homes: [
    {
      of: ["services/api/**"],
      instead: `a folder imports only from lower ones: shared code belongs in the lower one of ${apiFloors.join(" < ")}.`,
    },
  ],
});

export const apiRooms: readonly Room[] = [
  {
    name: "api/main",
    files: ["services/api/main.ts"],
    may: ["api/app", "api/config", "api/ground", "api/live", "chassis", "contracts"],
    instead: "main.ts only wires: a route belongs in its feature, what every service needs in the chassis.",
  },
  {
    name: "api/app",
    files: ["services/api/app.{ts,tsx}"],
    may: ["api/ground", ...upTo(apiFloors.length), "contracts", CHASSIS, "elysia"],
    types: ["kysely"],
    instead: "app.ts only mounts features: their code belongs in their folders.",
  },
  {
    name: "api/config",
    files: ["services/api/config.ts"],
    may: ["services/chassis/settings.ts", "contracts"],
    instead: "config.ts turns the environment into a value; main.ts passes it on.",
  },
  ...apiFloors.map(folder),
  {
    name: "api/ground",
    files: ["services/api/*.{ts,tsx}"],
    may: ["api/ground", "api/http", "contracts", CHASSIS, ...PACKAGES, "node:{crypto,http}"],
    instead:
      "the files beside app.ts must not know a feature: pass in what they need as an argument, or move the code into the feature.",
  },
];
