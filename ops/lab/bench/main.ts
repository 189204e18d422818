import { resolve } from "node:path";
import { describeError } from "@infostream/chassis/log";
import { folderUntilExit } from "@infostream/chassis/embedded/run-after-exit";
import { bench } from "./bench";
import { help, type Options, readOptions } from "./options";
import { describe } from "./report/text";

const print = (line: string) => void process.stderr.write(`${line}\n`);

/** False if anything was lost, duplicated or refused: that is a failure, however fast the run was. */
async function main(options: Options): Promise<boolean> {
  await using temporary = options.state ? null : folderUntilExit();
  const result = await bench(options, temporary?.path ?? resolve(options.state ?? ""), print);
  const json = `${JSON.stringify(result, null, 2)}\n`;
  if (options.out) await Bun.write(options.out, json);
  process.stdout.write(options.json ? json : describe(result));
  const { ingest, read } = result;
  const kept = !ingest || (ingest.lost === 0 && ingest.double === 0 && ingest.tagged === ingest.articles);
  return kept && (read ?? []).every(({ errors }) => errors === 0);
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) process.stdout.write(help);
  else if (!(await main(options))) process.exitCode = 1;
} catch (error) {
  print(describeError(error));
  process.exitCode = 2;
}
