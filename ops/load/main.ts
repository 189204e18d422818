import { inWords } from "@infostream/chassis/log";
import { ingestUnderLoad, type Load } from "./ingest-under-load";
import { help, readOptions } from "./options";

/** False where anything was lost. */
async function main(load: Load): Promise<boolean> {
  const ingested = await ingestUnderLoad(load);
  process.stdout.write(`${JSON.stringify(ingested, null, 2)}\n`);
  const { articles, deadLetters, failing } = ingested;
  return articles.stored === articles.served && deadLetters.length === 0 && failing.length === 0;
}

try {
  const load = readOptions(process.argv.slice(2));
  if (load === null) process.stdout.write(help);
  else if (!(await main(load))) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${inWords(error)}\n`);
  process.exitCode = 2;
}
