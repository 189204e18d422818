import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { base, hosts } from "../../../cloud/templates/both";
import type { Stacks } from "./evaluate";

const PARAMETERS = resolve(import.meta.dir, "../../../cloud/parameters");

/** Wherever the stacks are made. */
const PLACE = { "AWS::Partition": "aws", "AWS::Region": "region", "AWS::AccountId": "account" };

/** The templates with the parameter files over their defaults, as an operator finds them. */
export function readStacks(): Stacks {
  const templates = [base, hosts];
  const defaults = templates.flatMap(({ Parameters }) =>
    Object.entries(Parameters).map(([name, { Default = "" }]) => [name, String(Default)]),
  );
  return {
    templates,
    parameters: { ...PLACE, ...Object.fromEntries(defaults), ...file("base.json"), ...file("hosts.json") },
  };
}

function file(name: string): Record<string, string> {
  const { Parameters } = JSON.parse(readFileSync(join(PARAMETERS, name), "utf8")) as {
    Parameters: Record<string, string>;
  };
  return Parameters;
}
