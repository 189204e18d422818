import { expect, test } from "bun:test";
import { sbom } from "./sbom";

const described = {
  tag: "20261121-1a2b3c4",
  id: "sha256:12",
  created: new Date("2026-11-21T04:00:00Z"),
  inventory: {
    distribution: "debian-13",
    bun: "1.4.5",
    debian: [{ name: "libc6", version: "2.41-12+deb13u4", architecture: "amd64" }],
    npm: [
      { name: "@aws-sdk/client-s3", version: "3.1.0", license: "Apache-2.0" },
      { name: "odd", version: "1.0.0", license: "MIT OR Apache-2.0" },
      { name: "bare", version: "1.0.0" },
    ],
  },
};

test("everything inside is named so that scanners find it", () => {
  const { specVersion, metadata, components } = JSON.parse(sbom(described));
  expect(specVersion).toBe("1.6");
  expect(metadata.component).toMatchObject({ version: "20261121-1a2b3c4", purl: "pkg:oci/services@sha256%3A12" });
  expect(components.map(({ purl }: { purl: string }) => purl).sort()).toEqual([
    "pkg:deb/debian/libc6@2.41-12%2Bdeb13u4?arch=amd64&distro=debian-13",
    "pkg:generic/bun@1.4.5",
    "pkg:npm/%40aws-sdk/client-s3@3.1.0",
    "pkg:npm/bare@1.0.0",
    "pkg:npm/odd@1.0.0",
  ]);
});

test("known licences appear by SPDX id, others by name, and the same image gives the same text", () => {
  const { components } = JSON.parse(sbom(described));
  const licenses = (name: string) => components.find((one: { name: string }) => one.name === name).licenses;
  expect(licenses("@aws-sdk/client-s3")).toEqual([{ license: { id: "Apache-2.0" } }]);
  expect(licenses("odd")).toEqual([{ license: { name: "MIT OR Apache-2.0" } }]);
  expect(licenses("bare")).toBeUndefined();
  expect(sbom({ ...described, inventory: { ...described.inventory, npm: described.inventory.npm.toReversed() } })).toBe(
    sbom(described),
  );
});
