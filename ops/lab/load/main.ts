import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeError } from "@infostream/chassis/log";
import { startSystem } from "../bench/system/start";
import { ingestUnderLoad, type Progress } from "./ingest-under-load";
import { help, type Options, readOptions } from "./options";

/** True if nothing was lost. */
async function main({ load, json }: Options): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), "infostream-load-"));
  try {
    await using system = await startSystem(folder, { INFOSTREAM_POLL_MIN: "5s" });
    const ingested = await ingestUnderLoad(system, load, showProgress);
    const { articles, deadLetters, failing, seconds } = ingested;
    const lost = articles.served - articles.stored;
    process.stdout.write(
      json
        ? `${JSON.stringify(ingested)}\n`
        : `${articles.stored} of ${articles.served} articles stored after ${seconds} s, ` +
            `${deadLetters.length} dead letters, ${failing.length} feeds failing\n` +
            [...deadLetters, ...failing].map((line) => `  ${line}\n`).join(""),
    );
    return lost === 0 && deadLetters.length === 0 && failing.length === 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function showProgress({ seconds, stored, served, deadLetters }: Progress) {
  process.stderr.write(
    `${String(seconds).padStart(5)} s  ${stored} of ${served} articles, ${deadLetters} dead letters\n`,
  );
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options === null) process.stdout.write(help);
  else if (!(await main(options))) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${describeError(error)}\n`);
  process.exitCode = 2;
}
