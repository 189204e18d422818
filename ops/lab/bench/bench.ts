import { type Ingest, measureIngest } from "./ingest/measure";
import { storedIn } from "./ingest/stored";
import { type Limits, measureLimits } from "./limits/measure";
import type { Options, Part } from "./options";
import { measureRead, type Read } from "./read/measure";
import { type Result, thisMachine } from "./report/result";
import { startScript } from "./system/child";
import { fieldsOf } from "./system/fields";
import { startSystem, type System } from "./system/start";

type Print = (line: string) => void;

/** Runs the requested parts. The limits come last, so that nothing else runs beside them. */
export async function bench(options: Options, state: string, print: Print): Promise<Result> {
  const { feeds, articles, bytes, parts } = options;
  const shape = { feeds, articles, bytes };
  const live = parts.some((part) => part !== "limits") ? await measureSystem(options, state, print) : null;
  return {
    at: new Date().toISOString(),
    machine: thisMachine(),
    shape,
    client: `closed loop over raw TCP, ${options.connections} connections, ${options.seconds} s each`,
    ingest: live?.ingest ?? null,
    read: live?.read ?? null,
    limits: parts.some((part) => part !== "read") ? await measureAlone(options, state, print) : null,
  };
}

async function measureSystem(
  options: Options,
  state: string,
  print: Print,
): Promise<{ readonly ingest: Ingest | null; readonly read: readonly Read[] | null }> {
  print("starting the system");
  await using system = await startSystem(state);
  const wanted = (part: Part) => options.parts.includes(part);
  const before = await storedIn(system);
  if (wanted("ingest") && before > 0)
    throw new Error(`${state} already holds ${before} articles. Pass an empty folder to --state`);
  const ingest = before > 0 ? null : await fill(options, system, print);
  const read = wanted("read") ? await measureRead(options, system, print) : null;
  return { ingest: wanted("ingest") ? ingest : null, read };
}

async function fill(options: Options, system: System, print: Print): Promise<Ingest> {
  const { feeds, articles, bytes } = options;
  const args = ["--feeds", feeds, "--articles", articles, "--bytes", bytes].map(String);
  await using server = await startScript(new URL("./feed-server.ts", import.meta.url), args);
  const origin = fieldsOf(server.output, "the feed server").text("origin");
  print(`importing ${feeds} feeds`);
  return await measureIngest({ feeds, articles, bytes }, system, { origin, pid: server.pid }, print);
}

function measureAlone(options: Options, state: string, print: Print): Promise<Limits> {
  print("measuring the machine's own limits");
  return measureLimits(options, state);
}
