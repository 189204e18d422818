import { startScript } from "../system/child";
import { fieldsOf } from "../system/fields";

export interface Load {
  readonly origin: string;
  readonly paths: readonly string[];
  readonly connections: number;
  readonly seconds: number;
}

export interface Measured {
  readonly requests: number;
  /** Answers that were not 200, and connections that broke. */
  readonly errors: number;
  readonly bytes: number;
  readonly seconds: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** Asks for the paths in turn, over all connections at once, after a second of warming up. */
export async function load({ origin, paths, connections, seconds }: Load): Promise<Measured> {
  const args = [origin, String(connections), String(seconds)];
  await using client = await startScript(new URL("./load-client.ts", import.meta.url), args, {
    input: JSON.stringify(paths),
  });
  const said = fieldsOf(client.said, "the client");
  return {
    requests: said.number("requests"),
    errors: said.number("errors"),
    bytes: said.number("bytes"),
    seconds: said.number("seconds"),
    p50Ms: said.number("p50Ms"),
    p99Ms: said.number("p99Ms"),
    maxMs: said.number("maxMs"),
  };
}
