import type { Template, Value } from "../../templates/template";

export type Parameters = Readonly<Record<string, string>>;

/** The conditions of a template that hold with these parameters; missing ones have their defaults. */
export function conditionsOf(template: Template, given: Parameters): ReadonlySet<string> {
  const parameters = { ...defaultsOf(template), ...given };
  const holds = Object.entries(template.Conditions).filter(([, condition]) => isTrue(condition, parameters));
  return new Set(holds.map(([name]) => name));
}

export const defaultsOf = ({ Parameters }: Template): Parameters =>
  Object.fromEntries(
    Object.entries(Parameters).flatMap(([name, { Default }]) =>
      Default === undefined ? [] : [[name, String(Default)]],
    ),
  );

function isTrue(condition: Value, parameters: Parameters): boolean {
  const [[name, arguments_] = []] = Object.entries(condition ?? {});
  if (Array.isArray(arguments_)) {
    const [first = null, second = null] = arguments_;
    if (name === "Fn::Not") return !isTrue(first, parameters);
    if (name === "Fn::Equals") return textOf(first, parameters) === textOf(second, parameters);
  }
  throw new Error(`Unsupported condition: ${JSON.stringify(condition)}`);
}

function textOf(value: Value, parameters: Parameters): string {
  if (typeof value === "string") return value;
  const parameter =
    typeof value === "object" && value !== null && "Ref" in value ? parameters[String(value["Ref"])] : null;
  if (parameter == null) throw new Error(`Neither a string nor a parameter: ${JSON.stringify(value)}`);
  return parameter;
}
