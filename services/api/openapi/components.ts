import { KindGuard, type TSchema } from "@sinclair/typebox";

/** The schemas of a document: those with a name stand once, under `components`, and others refer to them. */
export interface Components {
  /** A schema as JSON, or a reference to it. */
  refer(schema: TSchema): unknown;
  readonly schemas: Readonly<Record<string, unknown>>;
}

export function components(): Components {
  const schemas: Record<string, unknown> = {};
  const refer = (schema: TSchema): unknown => {
    const { $id: name, ...rest } = schema;
    if (name === undefined) return within(rest);
    schemas[name] ??= within(rest);
    return { $ref: `#/components/schemas/${name}` };
  };
  const within = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(within);
    if (KindGuard.IsSchema(value) && value.$id !== undefined) return refer(value);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, within(part)]));
  };
  return { refer, schemas };
}
