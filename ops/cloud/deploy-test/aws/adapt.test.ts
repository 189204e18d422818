import { expect, test } from "bun:test";
import { readTemplate, type Template } from "../../templates/template";
import { adapt } from "./adapt";
import { baseAdaptations, hostsAdaptations } from "./adaptations";
import { conditionsOf } from "./conditions";

const base = readTemplate("base.yaml");
const hosts = readTemplate("hosts.yaml");

test("both templates still have the values changed for moto, and nothing else changes", () => {
  const parameters = { ImageId: "ami-1", FetcherSize: "2", TaggerSize: "3", ApiMin: "4" };
  expect(changed(base, adapt(base, baseAdaptations))).toEqual(["Resources.Database.Properties.DBParameterGroupName"]);
  expect(changed(hosts, adapt(hosts, hostsAdaptations(parameters)))).toEqual([
    "Parameters.TaggerSize.Default",
    "Parameters.TaggerSize.Description",
    "Parameters.TaggerSize.MaxValue",
    "Parameters.TaggerSize.MinValue",
    "Parameters.TaggerSize.Type",
    "Resources.ApiGroup.Properties.MinSize",
    "Resources.FetcherGroup.Properties.MaxSize",
    "Resources.FetcherGroup.Properties.MinSize",
    "Resources.NatsHost.Properties.ImageId",
    "Resources.NatsRecord.Properties.Comment",
    "Resources.TaggerGroup.Properties.MaxSize",
    "Resources.TaggerGroup.Properties.MinSize",
  ]);
});

test("a changed value in the template is reported, not overwritten", () => {
  const adaptation = { path: "Resources.Database.Properties.Engine", from: "mysql", to: "oracle", why: "of a test" };
  expect(() => adapt(base, [adaptation])).toThrow("is no longer");
});

test("conditions follow their parameters and defaults", () => {
  const given = { CertificateArn: "arn:aws:acm:eu-central-1:1:certificate/a" };
  expect([...conditionsOf(hosts, { ...given, TaggerSize: "0" })].sort()).toEqual(["HasCertificate", "NoTagger"]);
  expect([...conditionsOf(hosts, {})]).toEqual(["NoCertificate"]);
});

/** The paths at which a template and what moto gets of it differ. */
function changed({ text: _, ...template }: Template, adapted: string): string[] {
  const after = new Map(leaves(JSON.parse(adapted)));
  const before = new Map(leaves(template));
  // one changed intrinsic function counts as one change
  const short = (path: string) => path.replace(/\.(Ref|Fn::GetAtt)(\.\d)?$/, "");
  const paths = [...before.keys(), ...after.keys()].filter((path) => before.get(path) !== after.get(path));
  return [...new Set(paths.map(short))].sort();
}

function leaves(value: unknown, path = ""): [string, unknown][] {
  if (typeof value !== "object" || value === null) return [[path.slice(1), value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}
