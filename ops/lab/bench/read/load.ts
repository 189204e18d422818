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

/** Requests the paths in turn, over all connections at once, after a second of warm-up. */
export async function load({ origin, paths, connections, seconds }: Load): Promise<Measured> {
  const args = [origin, String(connections), String(seconds)];
  await using client = await startScript(new URL("./load-client.ts", import.meta.url), args, {
    input: JSON.stringify(paths),
  });
  const fields = fieldsOf(client.output, "the client");
  return {
    requests: fields.number("requests"),
    errors: fields.number("errors"),
    bytes: fields.number("bytes"),
    seconds: fields.number("seconds"),
    p50Ms: fields.number("p50Ms"),
    p99Ms: fields.number("p99Ms"),
    maxMs: fields.number("maxMs"),
  };
}
