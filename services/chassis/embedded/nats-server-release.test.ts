import { expect, test } from "bun:test";
import { natsServerFromRelease } from "./nats-server-release";

const architecture = process.arch === "x64" ? "amd64" : process.arch;
const folder = `nats-server-v2.15.1-${process.platform}-${architecture}`;
const archive = await new Bun.Archive(
  { [`${folder}/LICENSE`]: "free", [`${folder}/nats-server`]: "the program" },
  { compress: "gzip" },
).bytes();
const sha256 = new Bun.CryptoHasher("sha256").update(archive).digest("hex");

/** A host that has a release of these sums. */
const host = (sums: string) =>
  Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    routes: {
      "/v2.15.1/SHA256SUMS": new Response(sums),
      [`/v2.15.1/${folder}.tar.gz`]: new Response(archive),
    },
    fetch: () => new Response("", { status: 404 }),
  });

const outcome = (version: string, releases: URL) =>
  natsServerFromRelease(version, releases.href.replace(/\/$/, "")).then(
    (binary) => new TextDecoder().decode(binary),
    (error: Error) => error.message,
  );

test("the program is taken out of the release's archive for this platform", async () => {
  using server = host(`${"0".repeat(64)}  ${folder}.zip\n${sha256}  ${folder}.tar.gz\n`);
  expect(await outcome("2.15.1", server.url)).toBe("the program");
});

test("an archive that its release's sums do not know is refused", async () => {
  using server = host(`${"0".repeat(64)}  ${folder}.tar.gz\n`);
  expect(await outcome("2.15.1", server.url)).toContain(`has sha256 ${sha256}`);
});

test("a platform without a build and a missing release are reported", async () => {
  using server = host(`${sha256}  another.tar.gz\n`);
  expect(await outcome("2.15.1", server.url)).toBe(`the release does not contain ${folder}.tar.gz`);
  expect(await outcome("2.99.0", server.url)).toContain("answered 404");
});
