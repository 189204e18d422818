import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseDocument, visit } from "yaml";
import { intrinsics } from "./intrinsics";

/** Any YAML or JSON value. Intrinsic functions are in their long form, such as `{ "Fn::Sub": … }`. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

export interface Parameter {
  readonly Type: string;
  readonly Default?: string | number;
  readonly AllowedValues?: readonly (string | number)[];
  readonly AllowedPattern?: string;
  readonly MinValue?: number;
  readonly MaxValue?: number;
  readonly Description?: string;
}

export interface Resource {
  readonly Type: string;
  readonly Properties?: { readonly [key: string]: Value };
  readonly Condition?: string;
  readonly DependsOn?: string;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly Metadata?: Value;
}

export interface Output {
  readonly Value: Value;
  readonly Export?: { readonly Name: Value };
}

export interface Template {
  readonly text: string;
  readonly Parameters: Readonly<Record<string, Parameter>>;
  readonly Conditions: Readonly<Record<string, Value>>;
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs: Readonly<Record<string, Output>>;
}

const OPS = resolve(import.meta.dir, "../..");

/** A template in ops/. Throws what YAML, or CloudFormation's part of it, does not allow. */
export function readTemplate(name: string): Template {
  const text = readFileSync(join(OPS, name), "utf8");
  const document = parseDocument(text, { customTags: intrinsics, version: "1.1", merge: false });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) throw problem;
  visit(document, {
    Alias: () => {
      throw new Error(`${name} uses a YAML alias, which CloudFormation does not support`);
    },
  });
  // the one place where a file becomes a value; what the tests ask of it is what they test
  return { text, ...(document.toJS() as Omit<Template, "text">) };
}
