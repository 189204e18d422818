import { describeError } from "@infostream/chassis/log";
import { directLoopback } from "@infostream/chassis/embedded/direct-loopback";
import { help } from "./help";
import { progress } from "../setup/progress";
import { runUp } from "./run-up";
import { listenForShutdown } from "./shutdown-signal";

/** The command: runs the system whose programs are under `root` until it is asked to stop, then exits. */
export async function main(root: string): Promise<never> {
  if (process.argv.includes("--help") || process.argv.includes("-h")) {
    process.stdout.write(help);
    process.exit(0);
  }
  // applies to our own requests and, by inheritance, to those of all parts
  Object.assign(process.env, directLoopback(process.env, process.env["INFOSTREAM_HOST"] ?? ""));
  // a closed terminal must not stop us halfway through the shutdown
  process.stdout.on("error", () => {});
  const shutdown = await listenForShutdown(process.ppid);
  try {
    const terminal = progress((text) => process.stdout.write(text));
    process.exit(await runUp(process.env, root, shutdown, terminal));
  } catch (error) {
    process.stderr.write(`${describeError(error)}\n`);
    process.exit(1);
  }
}
