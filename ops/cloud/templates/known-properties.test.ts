import { expect, test } from "bun:test";
import { base, hosts, templates } from "./both";
import { specification } from "./known-properties";
import { allReferences } from "./references";
import type { Resource } from "./template";

const { faults, hasAttribute } = specification();

test("a misspelt, missing or non-list property is found at any depth", () => {
  const target: Resource = {
    Type: "AWS::EC2::Instance",
    Properties: { MetadataOptions: { HttpToken: "required" }, SecurityGroupIds: "sg" },
  };
  const vpc: Resource = { Type: "AWS::EC2::Subnet", Properties: { "Fn::If": ["x", { VpcIds: 1 }, { VpcId: 1 }] } };
  expect(faults("Host", target)).toEqual([
    "Host.MetadataOptions has no HttpToken",
    "Host.SecurityGroupIds is not a list",
  ]);
  expect(faults("Subnet", vpc)).toEqual(["Subnet lacks VpcId", "Subnet has no VpcIds"]);
});

test.each(templates)("CloudFormation knows each property of each resource in %s", (_, { Resources }) => {
  expect(Object.keys(Resources).length).toBeGreaterThan(30);
  expect(Object.entries(Resources).flatMap(([id, each]) => faults(id, each))).toEqual([]);
});

test("every attribute that is asked of a resource is one of its type", () => {
  const asked = [base, hosts].flatMap((template) =>
    allReferences(template).flatMap(({ kind, to, attribute }) =>
      kind === "GetAtt" ? [[template.Resources[to]?.Type ?? "", attribute ?? ""] as const] : [],
    ),
  );
  expect(asked.length).toBeGreaterThan(20);
  expect(asked.filter(([type, attribute]) => !hasAttribute(type, attribute))).toEqual([]);
});
