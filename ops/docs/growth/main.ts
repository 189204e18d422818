import { CHART, calculated, drawnChart, PAGE, withTables } from "./page";

const help = `Calculates what a number of feeds needs and costs on AWS, from the newest benchmark and the assumptions in ops/docs/growth.

  bun ops/docs/growth/main.ts           prints the tables
  bun ops/docs/growth/main.ts --write   writes them and the chart into docs/growth.md
`;

const asked = process.argv.slice(2).join();
if (asked === "") process.stdout.write(`${Object.values(calculated()).join("\n\n")}\n`);
else if (asked === "--write") await write();
else {
  process.stdout.write(help);
  process.exitCode = asked === "--help" ? 0 : 2;
}

async function write(): Promise<void> {
  await Bun.write(PAGE, withTables(await Bun.file(PAGE).text(), calculated()));
  await Bun.write(CHART, drawnChart());
  process.stdout.write(`${PAGE}\n${CHART}\n`);
}
