import { Enums, Models, Serialize, Spec, SPDX } from "@cyclonedx/cyclonedx-library";
import { join } from "node:path";
import type { Image } from "./build";
import type { Inventory } from "./inventory";
import { docker } from "./tool";

export interface Described {
  readonly tag: string;
  readonly id: string;
  readonly created: Date;
  readonly inventory: Inventory;
}

/** Looks into an image. */
export async function describe({ name, id }: Image, tag: string): Promise<Described> {
  const script = await Bun.file(join(import.meta.dir, "inventory.ts")).text();
  const run = ["run", "--rm", "--interactive", "--network", "none", "--entrypoint", "bun", name, "run", "-"];
  const inventory: Inventory = JSON.parse(await docker(run, { input: script }));
  const created = await docker(["image", "inspect", "--format", "{{.Created}}", name]);
  return { tag, id, created: new Date(created), inventory };
}

/** The SBOM of an image in CycloneDX; the same image always gives the same text. */
export function sbom({ tag, id, created, inventory }: Described): string {
  const bom = new Models.Bom();
  bom.metadata.timestamp = created;
  bom.metadata.component = new Models.Component(Enums.ComponentType.Container, "infostream/services", {
    bomRef: "image",
    version: tag,
    purl: purl("oci", "services", id),
  });
  for (const component of components(inventory)) bom.components.add(component);
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}

function components({ distribution, bun, debian, npm }: Inventory): Models.Component[] {
  const distro = `&distro=${encodeURIComponent(distribution)}`;
  return [
    component(Enums.ComponentType.Application, "bun", bun, purl("generic", "bun", bun), "MIT"),
    ...debian.map(({ name, version, architecture = "all" }) => {
      const known = `${purl("deb/debian", name, version)}?arch=${architecture}${distro}`;
      return component(Enums.ComponentType.Library, name, version, known);
    }),
    ...npm.map(({ name, version, license }) =>
      component(Enums.ComponentType.Library, name, version, purl("npm", name, version), license),
    ),
  ];
}

function component(
  type: Enums.ComponentType,
  name: string,
  version: string,
  known: string,
  license?: string,
): Models.Component {
  const licenses = new Models.LicenseRepository(license === undefined ? [] : [licenseOf(license)]);
  return new Models.Component(type, name, { bomRef: known, version, purl: known, licenses });
}

const licenseOf = (text: string) =>
  SPDX.isSupportedSpdxId(text) ? new Models.SpdxLicense(text) : new Models.NamedLicense(text);

/** https://github.com/package-url/purl-spec: a scope keeps its slash, and everything else is quoted. */
const purl = (type: string, name: string, version: string) =>
  `pkg:${type}/${name.split("/").map(encodeURIComponent).join("/")}@${encodeURIComponent(version)}`;
