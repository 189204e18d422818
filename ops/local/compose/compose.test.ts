import { expect, test } from "bun:test";
import { join } from "node:path";
import { composeSecretNames, type ComposeSecrets, secretFiles } from "./secret-files";

const ROOT = join(import.meta.dir, "../../..");
const { services } = Bun.YAML.parse(await Bun.file(join(ROOT, "compose.yml")).text()) as {
  services: Record<string, Service>;
};

interface Service {
  readonly user?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly mem_limit?: string;
  readonly restart?: string;
  readonly healthcheck?: object;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
}

const secrets = Object.fromEntries(composeSecretNames.map((name) => [name, `<${name}>`])) as unknown as ComposeSecrets;
const files = secretFiles(secrets);

test.each(Object.entries(services))(
  "%s has a read-only file system, no capabilities, a memory limit and a user",
  (_, service) => {
    const { read_only, cap_drop, security_opt, mem_limit, user } = service;
    expect({ read_only, cap_drop, security_opt }).toEqual({
      read_only: true,
      cap_drop: ["ALL"],
      security_opt: ["no-new-privileges:true"],
    });
    expect(mem_limit).toBeString();
    expect(user).toMatch(/^\d+:\d+$/);
  },
);

test("only the step that hands out secrets runs as root", () => {
  expect(Object.keys(services).filter((name) => services[name]?.user?.startsWith("0:"))).toEqual(["secrets"]);
});

test("every server has a health check", () => {
  const lasting = Object.entries(services).filter(([, { restart }]) => restart === "unless-stopped");
  expect(lasting.length).toBeGreaterThanOrEqual(7);
  expect(lasting.filter(([, { healthcheck }]) => !healthcheck)).toEqual([]);
});

test("every port is on loopback unless the page's address is configured", () => {
  const ports = Object.values(services).flatMap(({ ports = [] }) => ports);
  expect(ports.filter((port) => !port.startsWith("127.0.0.1:"))).toEqual([
    "${INFOSTREAM_BIND:-127.0.0.1}:${INFOSTREAM_PORT:-8080}:8080",
  ]);
});

test("each reader's secrets belong to the user that it runs as", () => {
  const given = services["secrets"]?.command?.filter((word) => word.includes("=")).sort();
  const wanted = Object.keys(files).map((reader) => `${reader}=${services[reader]?.user?.split(":")[1]}`);
  expect(given).toEqual(wanted.sort());
});

test("every secret file that a service is configured with is written for that service", () => {
  for (const [name, { environment = {} }] of Object.entries(services))
    for (const path of Object.values(environment).filter((value) => String(value).startsWith("/secrets/"))) {
      const [, , reader = "", file = ""] = path.split("/");
      expect([reader, Object.keys(files[reader as keyof typeof files] ?? {})]).toEqual([
        name,
        expect.arrayContaining([file]),
      ]);
    }
});

test("no service gets another's login", () => {
  expect(Object.values(files.fetcher).join()).not.toMatch(/tagger|api|admin|<postgres>/i);
  expect(Object.values(files.tagger).join()).not.toMatch(/fetcher|api|admin|<postgres>/i);
  expect(Object.values(files.api).join()).not.toMatch(/fetcher|tagger|natsAdmin|<postgres>|<s3>/i);
});
