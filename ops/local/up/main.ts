import { inWords } from "@infostream/chassis/log";
import { directLoopback } from "@infostream/chassis/embedded/direct-loopback";
import { help } from "./help";
import { progress } from "../setup/progress";
import { runUp } from "./run-up";
import { listenForShutdown } from "./shutdown-signal";

/** The command: runs the system whose programs are under `root` until it is told to stop, then leaves with an exit code. */
export async function main(root: string): Promise<never> {
  if (process.argv.includes("--help") || process.argv.includes("-h")) {
    process.stdout.write(help);
    process.exit(0);
  }
  // our own requests, and by inheritance those of all parts
  Object.assign(process.env, directLoopback(process.env, process.env["INFOSTREAM_HOST"] ?? ""));
  // a terminal that is gone must not end us halfway
  process.stdout.on("error", () => {});
  const wish = await listenForShutdown(process.ppid);
  try {
    const print = progress((text) => process.stdout.write(text));
    process.exit(await runUp(process.env, root, wish, print));
  } catch (error) {
    process.stderr.write(`${inWords(error)}\n`);
    process.exit(1);
  }
}
