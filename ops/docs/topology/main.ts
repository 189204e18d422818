import { PAGE, picturePath, readTopology, stale } from "./files";
import type { Topology } from "./page";
import { draw } from "./svg/draw";

const help = `Generates docs/topology.md and its diagrams from ops/base.yaml, ops/hosts.yaml, ops/cloud/parameters and contracts/.

  bun ops/docs/topology/main.ts           prints the page
  bun ops/docs/topology/main.ts --write   writes the page and its diagrams to docs/; needs Chromium (CHROMIUM_BIN or /usr/bin/chromium)
  bun ops/docs/topology/main.ts --check   fails if the page or a diagram is out of date
`;

const asked = process.argv.slice(2);
if (asked.length === 0) process.stdout.write(readTopology().page);
else if (asked.join() === "--write") await write(readTopology());
else if (asked.join() === "--check") await check(readTopology());
else {
  process.stdout.write(help);
  process.exitCode = asked.join() === "--help" ? 0 : 2;
}

async function check(topology: Topology): Promise<void> {
  const old = await stale(topology);
  for (const path of old) process.stderr.write(`${path} is out of date with the templates and contracts\n`);
  if (old.length > 0) process.stderr.write("Run: bun ops/docs/topology/main.ts --write\n");
  process.exitCode = old.length > 0 ? 1 : 0;
}

/** The page first: it needs no browser. */
async function write({ diagrams, page }: Topology): Promise<void> {
  await Bun.write(PAGE, page);
  const pictures = await draw(diagrams, process.env["CHROMIUM_BIN"] || "/usr/bin/chromium");
  for (const [i, diagram] of diagrams.entries()) await Bun.write(picturePath(diagram), pictures[i] ?? "");
  process.stdout.write(`${[PAGE, ...diagrams.map(picturePath)].join("\n")}\n`);
}
