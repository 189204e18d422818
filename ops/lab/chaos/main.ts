import { resolve } from "node:path";
import { describeError } from "@infostream/chassis/log";
import { folderUntilExit } from "@infostream/chassis/embedded/run-after-exit";
import { help, type Options, readOptions } from "./options";
import { describe, faultsIn } from "./result";
import { runChaos } from "./run-chaos";

const print = (line: string) => void process.stderr.write(`${line}\n`);

/** False if anything was lost, duplicated or left behind. */
async function main(options: Options): Promise<boolean> {
  await using temporary = options.state ? null : folderUntilExit();
  const result = await runChaos(options, temporary?.path ?? resolve(options.state ?? ""), print);
  process.stdout.write(options.json ? `${JSON.stringify(result, null, 2)}\n` : describe(result));
  return faultsIn(result).length === 0;
}

try {
  const options = readOptions(process.argv.slice(2), () => String(Date.now() % 100_000));
  if (options.help) process.stdout.write(help);
  else if (!(await main(options))) process.exitCode = 1;
} catch (error) {
  print(describeError(error));
  process.exitCode = 2;
}
