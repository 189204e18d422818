import { parseArgs } from "node:util";

export const help = `Builds the services' image and pushes it to a registry, together with the NATS image.

  bun ops/cloud/images/main.ts build    builds the image
  bun ops/cloud/images/main.ts push     builds, pushes both and writes the SBOM; prints the image tag that deploy.yml takes
  bun ops/cloud/images/main.ts sbom     builds and writes the SBOM: build/sbom-<tag>.cdx.json (CycloneDX)

  --tag <tag>            instead of <date of the commit>-<commit>, which needs a clean work tree
  --stack <name>         the base stack, whose repositories and bucket to push to (infostream-base); needs the aws command
  --registry <address>   another registry instead, such as localhost:5000 or ghcr.io/you: <address>/infostream/services and …/nats
  --nats <image>         source of the NATS image (nats:2.15.1); its version must match
  --platform <platform>  platform of the hosts (linux/amd64)
  --ca <file>            PEM file of your network's own certificate authority, if it has one
                         (INFOSTREAM_BUILD_CA, NODE_EXTRA_CA_CERTS)
  --json                 prints the result as JSON
`;

const commands = ["build", "push", "sbom"] as const;
export type Command = (typeof commands)[number];

export interface Options {
  readonly command: Command;
  readonly tag: string | null;
  readonly stack: string;
  readonly registry: string | null;
  readonly nats: string;
  readonly platform: string;
  readonly ca: string | null;
  readonly json: boolean;
}

/** Reads the command line; throws an error that says what is wrong. */
export function readOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  natsVersion: string,
): Options | "help" {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      tag: { type: "string" },
      stack: { type: "string" },
      registry: { type: "string" },
      nats: { type: "string", default: `nats:${natsVersion}` },
      platform: { type: "string", default: "linux/amd64" },
      ca: { type: "string" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return "help";
  const [word = "none", ...more] = positionals;
  const command = commands.find((known) => known === word);
  if (!command || more.length > 0)
    throw new Error(`Give one command (${commands.join(", ")}), not ${positionals.join(" ") || "none"}; see --help`);
  const { tag = null, registry = null, stack } = values;
  if (tag !== null && !/^[A-Za-z0-9_][\w.-]{0,127}$/.test(tag))
    throw new Error(`--tag ${tag} is not a valid image tag`);
  if (registry !== null && !/^[\w.-]+(:\d+)?(\/[\w./-]+)?$/.test(registry))
    throw new Error(`--registry ${registry} is not valid: give an address without https://, such as localhost:5000`);
  if (registry !== null && stack !== undefined)
    throw new Error("--stack and --registry exclude each other: leave one out");
  return {
    command,
    tag,
    stack: stack ?? "infostream-base",
    registry: registry?.replace(/\/$/, "") ?? null,
    nats: values.nats,
    platform: values.platform,
    ca: values.ca ?? (env["INFOSTREAM_BUILD_CA"] || env["NODE_EXTRA_CA_CERTS"] || null),
    json: values.json,
  };
}
