// Runs inside the image, which reads it from standard input. Prints the installed packages as JSON.
import { readFileSync } from "node:fs";

/** A package as it describes itself. */
interface Package {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly architecture?: string;
}

const FIELDS = ["binary:Package", "Version", "Architecture", "db:Status-Status"];

function debianPackages(): Package[] {
  const format = `${FIELDS.map((field) => `\${${field}}`).join("\t")}\n`;
  const { stdout, success } = Bun.spawnSync(["dpkg-query", "--show", "--showformat", format]);
  if (!success) throw new Error("dpkg-query failed");
  return stdout
    .toString()
    .split("\n")
    .map((line) => line.split("\t"))
    .filter(([, , , status]) => status === "installed")
    .map(([name = "", version = "", architecture = ""]) => ({
      name: name.split(":")[0] ?? name,
      version,
      architecture,
    }));
}

function npmPackages(): Package[] {
  // the store of the isolated linker; what else lies in its folders are links into it
  const files = Array.from(new Bun.Glob("node_modules/.bun/**/package.json").scanSync({ dot: true }));
  const packages = new Map<string, Package>();
  // a package may hold further such files, of no package
  for (const file of files.filter((path) => /\/node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(path))) {
    const { name, version, license } = JSON.parse(readFileSync(file, "utf8"));
    if (typeof name !== "string" || typeof version !== "string") continue;
    packages.set(`${name}@${version}`, { name, version, ...(typeof license === "string" ? { license } : {}) });
  }
  return [...packages.values()];
}

function distribution(): string {
  const text = readFileSync("/etc/os-release", "utf8");
  const field = (name: string) => new RegExp(`^${name}="?([^"\n]*)"?$`, "m").exec(text)?.[1] ?? "";
  return `${field("ID")}-${field("VERSION_ID")}`;
}

const inventory = {
  distribution: distribution(),
  bun: process.versions.bun,
  debian: debianPackages(),
  npm: npmPackages(),
};
export type Inventory = Readonly<typeof inventory>;

process.stdout.write(JSON.stringify(inventory));
