import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bench } from "./bench";
import { help, type Options, readOptions } from "./options";
import { describe } from "./report/text";

const say = (line: string) => void process.stderr.write(`${line}\n`);

async function main(options: Options): Promise<boolean> {
  const state = options.state ?? (await mkdtemp(join(tmpdir(), "infostream-bench-")));
  try {
    const result = await bench(options, state, say);
    const json = `${JSON.stringify(result, null, 2)}\n`;
    if (options.out) await Bun.write(options.out, json);
    process.stdout.write(options.json ? json : describe(result));
    const { ingest, read } = result;
    const kept = !ingest || (ingest.lost === 0 && ingest.double === 0 && ingest.tagged === ingest.articles);
    return kept && (read ?? []).every(({ errors }) => errors === 0);
  } finally {
    if (!options.state) await rm(state, { recursive: true, force: true });
  }
}

const options = readOptions(process.argv.slice(2));
if (options.help) process.stdout.write(help);
// what was lost, double or refused is a failure, however fast it was
else if (!(await main(options))) process.exit(1);
