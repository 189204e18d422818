import { loadAwsServiceSpecSync } from "@aws-cdk/aws-service-spec";
import type { Resource, Value } from "./template";

const isMap = (value: Value): value is { readonly [key: string]: Value } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Checks resources against CloudFormation's own specification of every resource type. */
export function specification() {
  const db = loadAwsServiceSpecSync();

  const typeOf = (type: string) => {
    const [found] = db.lookup("resource", "cloudFormationType", "equals", type);
    if (!found) throw new Error(`CloudFormation does not know the type ${type}`);
    return found;
  };
  type Properties = ReturnType<typeof typeOf>["properties"];
  type Type = Properties[string]["type"];

  function faultsOfMap(value: Value, known: Properties, path: string): string[] {
    if (!isMap(value)) return [];
    if (isIntrinsic(value)) return branches(value).flatMap((branch) => faultsOfMap(branch, known, path));
    const missing = Object.entries(known).flatMap(([name, { required }]) =>
      required && !(name in value) ? [`${path} lacks ${name}`] : [],
    );
    const wrong = Object.entries(value).flatMap(([name, inner]) => {
      const property = known[name];
      return property ? faultsOf(inner, property.type, `${path}.${name}`) : [`${path} has no ${name}`];
    });
    return [...missing, ...wrong];
  }

  function faultsOf(value: Value, type: Type, path: string): string[] {
    if (isMap(value) && isIntrinsic(value)) return branches(value).flatMap((branch) => faultsOf(branch, type, path));
    if (type.type === "ref") return faultsOfMap(value, db.get("typeDefinition", type.reference).properties, path);
    if (type.type === "array")
      return Array.isArray(value)
        ? value.flatMap((each, i) => faultsOf(each, type.element, `${path}[${i}]`))
        : [`${path} is not a list`];
    if (type.type === "union") {
      const each = type.types.map((one) => faultsOf(value, one, path));
      return each.find((faults) => faults.length === 0) ?? each[0] ?? [];
    }
    return [];
  }

  return {
    /** Unknown and missing properties of a resource. */
    faults: (id: string, { Type, Properties = {} }: Resource) => faultsOfMap(Properties, typeOf(Type).properties, id),
    hasAttribute: (type: string, attribute: string) => attribute in typeOf(type).attributes,
  };
}

/** The value of an intrinsic function is unknown here, except that `Fn::If` gives one of two values. */
const isIntrinsic = (value: { readonly [key: string]: Value }) => {
  const [key = "", ...more] = Object.keys(value);
  return more.length === 0 && (key === "Ref" || key.startsWith("Fn::"));
};

function branches(value: { readonly [key: string]: Value }): readonly Value[] {
  const choice = value["Fn::If"];
  return Array.isArray(choice) ? choice.slice(1) : [];
}
