import { expect, test } from "bun:test";
import { allReferences, nameOf, referencesIn } from "./references";
import { base, hosts, templates } from "./both";

const exported = Object.values(base.Outputs).flatMap(({ Export }) => (Export ? [nameOf(Export.Name)] : []));
const imported = new Set(allReferences(hosts).flatMap(({ kind, to }) => (kind === "ImportValue" ? [to] : [])));

test("every form of a reference is found", () => {
  const found = referencesIn({
    A: { Ref: "One" },
    B: [{ "Fn::GetAtt": ["Two", "Arn"] }],
    C: { "Fn::Sub": ["${Three}/${Four.Id}/${own}/${!left}", { own: { Ref: "Five" } }] },
    D: { "Fn::If": ["Six", { "Fn::ImportValue": { "Fn::Sub": "${Name}-Seven" } }, { Ref: "AWS::NoValue" }] },
  });
  expect(found.map(({ kind, to }) => `${kind} ${to}`).sort()).toEqual([
    "Condition Six",
    "GetAtt Four",
    "GetAtt Two",
    "ImportValue ${Name}-Seven",
    "Ref AWS::NoValue",
    "Ref Five",
    "Ref Name",
    "Ref One",
    "Ref Three",
  ]);
});

test.each(templates)("%s refers to nothing that it does not have", (_, template) => {
  const { Parameters, Resources, Conditions } = template;
  const references = allReferences(template);
  expect(references.length).toBeGreaterThan(100);
  const dangling = references.filter(({ kind, to }) => {
    if (kind === "Condition") return !(to in Conditions);
    if (kind === "GetAtt") return !(to in Resources);
    return kind === "Ref" && !to.startsWith("AWS::") && !(to in Parameters) && !(to in Resources);
  });
  expect(dangling).toEqual([]);
});

test.each(templates)("%s uses each of its parameters and conditions", (_, template) => {
  const used = new Set(allReferences(template).map(({ to }) => to));
  const known = [...Object.keys(template.Parameters), ...Object.keys(template.Conditions)];
  expect(known.filter((name) => !used.has(name))).toEqual([]);
});

test("what the hosts import is what the base exports, all of it", () => {
  expect([...imported].sort()).toEqual(exported.sort());
  expect(new Set(exported).size).toBe(exported.length);
});

test("the base stands alone", () => {
  expect(allReferences(base).filter(({ kind }) => kind === "ImportValue")).toEqual([]);
});
