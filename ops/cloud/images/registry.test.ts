import { expect, test } from "bun:test";
import { readManifest } from "./manifest";
import { ecrRegion, readOutputs } from "./registry";

test("only ECR uses the aws command for login, in its own region", () => {
  expect(ecrRegion("123456789012.dkr.ecr.eu-central-1.amazonaws.com/infostream/services")).toBe("eu-central-1");
  expect(ecrRegion("123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/infostream/services")).toBe("cn-north-1");
  for (const other of [
    "localhost:5000/infostream/services",
    "123456789012.dkr.ecr.eu-central-1.amazonaws.com.example/x",
  ])
    expect(ecrRegion(other)).toBeNull();
});

test("repositories and bucket come from the base stack", () => {
  const outputs = [
    ["ServicesImage", "r/infostream/services"],
    ["NatsImage", "r/infostream/nats"],
    ["BundleBucket", "bundles"],
    ["Vpc", "vpc-1"],
  ];
  expect(readOutputs(JSON.stringify(outputs), "base")).toEqual({
    services: "r/infostream/services",
    nats: "r/infostream/nats",
    bucket: "bundles",
  });
  expect(() => readOutputs("null", "base")).toThrow("Stack base has no output ServicesImage");
});

test("a manifest's digest is the registry's, for both kinds of manifest", () => {
  const Descriptor = { digest: "sha256:1" };
  const config = { digest: "sha256:2" };
  const of = (manifest: unknown) => readManifest(JSON.stringify(manifest));
  expect(of({ Descriptor, SchemaV2Manifest: { config } })).toEqual({
    digest: "sha256:1",
    ids: ["sha256:1", "sha256:2"],
  });
  expect(of({ Descriptor, OCIManifest: { config } }).ids).toContain("sha256:2");
  expect(() => of([{ Descriptor }])).toThrow("multi-platform image");
});
