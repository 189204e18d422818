import { describeError } from "@infostream/chassis/log";
import { provisionBucket } from "@infostream/chassis/provision/bucket";
import { provisionJetStream } from "@infostream/chassis/provision/jetstream";
import { provisionPostgres } from "@infostream/chassis/provision/postgres-roles";
import { help, readConfig } from "./local/provision/config";
import { retryUntilAvailable } from "./local/setup/retry-until-available";
import { progress } from "./local/setup/progress";

const LIMIT_MS = 120_000;

if (process.argv.includes("--help")) {
  process.stdout.write(help);
  process.exit(0);
}

const { print, step } = progress((text) => process.stdout.write(text));
const limit = AbortSignal.timeout(LIMIT_MS);

const provision = (name: string, server: string, work: () => Promise<void>) =>
  step(name, () => retryUntilAvailable(server, work, print, limit));

try {
  const config = readConfig(process.env);
  const { archiveUrl } = config;
  const postgres = { ...config, skipIds: config.replaySince !== null };
  await Promise.all([
    provision("Streams and consumers", "NATS", () => provisionJetStream(config.natsUrl, config)),
    provision("Roles and schemas", "PostgreSQL", () =>
      provisionPostgres(config.databaseUrl, config.passwords, postgres),
    ),
    archiveUrl?.startsWith("s3:") && provision("Bucket", "the S3 server", () => provisionBucket(archiveUrl)),
  ]);
  process.exit(0);
} catch (error) {
  process.stderr.write(`${describeError(error)}\n`);
  process.exit(1);
}
