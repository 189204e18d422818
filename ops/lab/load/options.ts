import { parseArgs } from "node:util";
import { parseDuration } from "@infostream/chassis/duration";
import type { Load } from "./ingest-under-load";

export const help = `Imports large feeds while every processor is busy, then counts what was lost.

  bun run test:load

  --feeds 60           feeds to serve and to import
  --megabytes 10       size of the largest document; the others grow evenly towards it
  --busy 10m           how long to keep the processors busy
  --json               prints the result as JSON
`;

export interface Options {
  readonly load: Load;
  readonly json: boolean;
}

/** Reads the command line; throws an error that says what is wrong. Null if --help is given. */
export function readOptions(argv: readonly string[]): Options | null {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      feeds: { type: "string", default: "60" },
      megabytes: { type: "string", default: "10" },
      busy: { type: "string", default: "10m" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return null;
  const busyMs = parseDuration(values.busy);
  if (busyMs === null) throw new Error(`--busy must be a duration such as 30s or 10m, not ${values.busy}`);
  const largestBytes = count("megabytes", values.megabytes) * 1_000_000;
  return { load: { feeds: count("feeds", values.feeds), largestBytes, busyMs }, json: values.json };
}

function count(name: string, text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new Error(`--${name} must be a whole number from 1 to 9999, not ${text}`);
  return Number(text);
}
