import { parseArgs } from "node:util";

export const help = `Measures InfoStream on this machine and shows the machine's own limit beside each figure.

  bun run bench            ingests, then reads what it stored, then measures the limits
  bun run bench ingest     takes feeds through the whole durable system into PostgreSQL
  bun run bench read       puts load on the pages and the API over stored articles
  bun run bench limits     measures the machine's limits only

  --feeds 1000         feeds to serve and to ingest
  --articles 20        articles in each
  --bytes 75000        size of each document
  --connections 32     connections of the reading client
  --seconds 10         how long to read each page
  --state <folder>     state folder, kept afterwards; without it, a temporary folder
  --json               prints the result as JSON
  --out <file>         writes the result as JSON to a file
`;

const parts = ["ingest", "read", "limits"] as const;
export type Part = (typeof parts)[number];

/** The feeds to ingest. */
export interface Shape {
  readonly feeds: number;
  readonly articles: number;
  readonly bytes: number;
}

export interface Options extends Shape {
  readonly parts: readonly Part[];
  readonly connections: number;
  readonly seconds: number;
  readonly state: string | null;
  readonly json: boolean;
  readonly out: string | null;
  readonly help: boolean;
}

/** Reads the command line; throws an error that says what is wrong. */
export function readOptions(argv: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      feeds: { type: "string", default: "1000" },
      articles: { type: "string", default: "20" },
      bytes: { type: "string", default: "75000" },
      connections: { type: "string", default: "32" },
      seconds: { type: "string", default: "10" },
      state: { type: "string" },
      out: { type: "string" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const wanted = positionals.map((word) => {
    const part = parts.find((known) => known === word);
    if (!part) throw new Error(`Unknown benchmark "${word}": choose from ${parts.join(", ")}`);
    return part;
  });
  return {
    parts: wanted.length > 0 ? wanted : parts,
    feeds: count("feeds", values.feeds),
    articles: count("articles", values.articles),
    bytes: count("bytes", values.bytes),
    connections: count("connections", values.connections),
    seconds: count("seconds", values.seconds),
    state: values.state ?? null,
    json: values.json,
    out: values.out ?? null,
    help: values.help,
  };
}

function count(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new Error(`--${name} must be a whole number of at least 1, not ${text}`);
  return value;
}
