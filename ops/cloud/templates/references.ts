import type { Template, Value } from "./template";

export interface Reference {
  readonly kind: "Ref" | "GetAtt" | "ImportValue" | "Condition";
  /** A logical id, a parameter, the name of an export or of a condition. */
  readonly to: string;
  /** Of `GetAtt` alone. */
  readonly attribute: string | null;
}

/** Everything that a value refers to, in any form. */
export function referencesIn(value: Value): Reference[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]): Reference[] => {
    if (key === "Ref" && typeof inner === "string") return [{ kind: "Ref", to: inner, attribute: null }];
    if (key === "Condition" && typeof inner === "string") return [{ kind: "Condition", to: inner, attribute: null }];
    if (key === "Fn::GetAtt" && Array.isArray(inner))
      return [{ kind: "GetAtt", to: String(inner[0]), attribute: String(inner[1]) }];
    if (key === "Fn::ImportValue")
      return [{ kind: "ImportValue", to: nameOf(inner), attribute: null }, ...referencesIn(inner)];
    if (key === "Fn::Sub") return substituted(inner);
    if (key === "Fn::If" && Array.isArray(inner))
      return [{ kind: "Condition", to: String(inner[0]), attribute: null }, ...referencesIn(inner.slice(1))];
    return referencesIn(inner);
  });
}

/** Of outputs, conditions and resources, `Condition` and `DependsOn` among them. */
export const allReferences = (template: Template): Reference[] => [
  ...referencesIn(template.Conditions),
  ...Object.values(template.Resources).flatMap((each) => [
    ...referencesIn(each.Properties ?? null),
    ...(each.Condition ? [{ kind: "Condition" as const, to: each.Condition, attribute: null }] : []),
    ...(each.DependsOn ? [{ kind: "Ref" as const, to: each.DependsOn, attribute: null }] : []),
  ]),
  ...Object.values(template.Outputs).flatMap((each) => [
    ...referencesIn(each.Value),
    ...referencesIn(each.Export?.Name ?? null),
  ]),
];

/** The name of an export as it is written, `${Name}-Vpc`. */
export function nameOf(value: Value): string {
  if (typeof value === "string") return value;
  if (typeof value === "object" && value !== null && "Fn::Sub" in value) return nameOf(value["Fn::Sub"] ?? null);
  throw new Error(`not a string: ${JSON.stringify(value)}`);
}

function substituted(inner: Value): Reference[] {
  const [text, variables] = Array.isArray(inner) ? [inner[0], inner[1]] : [inner, {}];
  const own = typeof variables === "object" && variables !== null ? Object.keys(variables) : [];
  const names = Array.from(String(text).matchAll(/\$\{([^!}][^}]*)\}/g), ([, name = ""]) => name);
  return [
    ...referencesIn(variables ?? null),
    ...names
      .filter((name) => !own.includes(name))
      .map((name): Reference => {
        const [to = "", ...rest] = name.split(".");
        return rest.length > 0
          ? { kind: "GetAtt", to, attribute: rest.join(".") }
          : { kind: "Ref", to, attribute: null };
      }),
  ];
}
