import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { sql } from "kysely";
import { mkdir, writeFile } from "node:fs/promises";
import { connectPostgres } from "../postgres";
import { withClient } from "../provision/admin-client";
import { type TestCertificate, testAuthority, testCertificate } from "../testing/certificates";
import { type PostgresServer, startPostgres } from "../embedded/postgres-server";
import { testFolder, type TestFolder, testContext } from "../testing/servers";

setDefaultTimeout(30_000);

const authority = testAuthority("the one that signed");
let folder: TestFolder;
let server: PostgresServer;
let expired: PostgresServer;
let misnamed: PostgresServer;
let plain: PostgresServer;

beforeAll(async () => {
  folder = await testFolder();
  [server, expired, misnamed, plain] = await Promise.all([
    startServer("server", testCertificate(authority, ["localhost"])),
    startServer("expired", testCertificate(authority, ["localhost"], -1)),
    startServer("misnamed", testCertificate(authority, ["database.example"])),
    startServer("plain", null),
  ]);
  await writeFile(`${folder.path}/authority.pem`, authority.certificate);
  await writeFile(`${folder.path}/stranger.pem`, testAuthority("the one that signed").certificate);
});

afterAll(async () => {
  await Promise.all([server, expired, misnamed, plain].map((each) => each[Symbol.asyncDispose]()));
  await folder[Symbol.asyncDispose]();
});

async function startServer(name: string, certificate: TestCertificate | null): Promise<PostgresServer> {
  const path = `${folder.path}/${name}`;
  await mkdir(path);
  if (certificate) {
    await writeFile(`${path}/tls.crt`, certificate.certificate);
    await writeFile(`${path}/tls.key`, certificate.key, { mode: 0o600 });
  }
  const settings = { ssl: "on", ssl_cert_file: `${path}/tls.crt`, ssl_key_file: `${path}/tls.key` };
  return startPostgres({ folder: path, password: "test", durable: false, settings: certificate ? settings : {} });
}

const verifying = (port: number, host: string, ca: string) =>
  `postgres://postgres:test@${host}:${port}/postgres?sslmode=verify-full&sslrootcert=${folder.path}/${ca}.pem`;

const ENCRYPTED = "select ssl as encrypted from pg_stat_ssl where pid = pg_backend_pid()";

/** As a service connects, and as provisioning does. */
async function outcomes(url: string): Promise<unknown[]> {
  const asService = async () => {
    await using database = await connectPostgres({ url, connections: 1 }, testContext());
    const { rows } = await sql.raw(ENCRYPTED).execute(database.db);
    return rows[0];
  };
  const asAdmin = () => withClient(url, async (client) => (await client.query(ENCRYPTED)).rows[0]);
  return Promise.all([asService(), asAdmin()].map((work) => work.catch((error: Error) => error.message)));
}

test("a server whose certificate is of the named authority and for its own name is spoken to, encrypted", async () => {
  expect(await outcomes(verifying(server.port, "localhost", "authority"))).toEqual([
    { encrypted: true },
    { encrypted: true },
  ]);
});

const refused = [
  ["another authority's certificate", () => verifying(server.port, "localhost", "stranger"), /certificate|signature/],
  ["a certificate for another name", () => verifying(misnamed.port, "localhost", "authority"), /altnames/],
  ["an expired certificate", () => verifying(expired.port, "localhost", "authority"), /expired/],
  ["no certificate", () => verifying(plain.port, "localhost", "authority"), /does not support SSL/],
] as const;

for (const [what, url, words] of refused)
  test(`a server with ${what} is refused, and the service ends with it`, async () => {
    for (const outcome of await outcomes(url())) expect(outcome).toMatch(words);
  });
