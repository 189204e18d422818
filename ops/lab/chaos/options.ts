import { parseArgs } from "node:util";
import type { Shape } from "../bench/options";

export const help = `Kills parts of the system during an ingest, then counts what was lost or duplicated.

  bun run test:chaos

  --feeds 1000         feeds to serve and to ingest
  --articles 20        articles in each
  --bytes 75000        size of each document
  --kills 3            kill -9 of each service at random moments; PostgreSQL and NATS once each
  --seed <text>        repeats the kills of an earlier run, at the same shares of the ingest
  --state <folder>     state folder, kept afterwards; without it, a temporary folder
  --json               prints the result as JSON
`;

export interface Options extends Shape {
  readonly kills: number;
  readonly seed: string;
  readonly state: string | null;
  readonly json: boolean;
  readonly help: boolean;
}

/** Reads the command line; throws an error that says what is wrong. */
export function readOptions(argv: readonly string[], freshSeed: () => string): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      feeds: { type: "string", default: "1000" },
      articles: { type: "string", default: "20" },
      bytes: { type: "string", default: "75000" },
      kills: { type: "string", default: "3" },
      seed: { type: "string" },
      state: { type: "string" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  return {
    feeds: count("feeds", values.feeds, 1),
    articles: count("articles", values.articles, 1),
    bytes: count("bytes", values.bytes, 1),
    kills: count("kills", values.kills, 0),
    seed: values.seed ?? freshSeed(),
    state: values.state ?? null,
    json: values.json,
    help: values.help,
  };
}

function count(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least)
    throw new Error(`--${name} must be a whole number of at least ${least}, not ${text}`);
  return value;
}
