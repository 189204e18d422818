import { KindGuard, type TSchema } from "@sinclair/typebox";

/** What a value of this schema is, as it ends the sentence `"limit" must be …`. */
export function expected(schema: TSchema): string {
  const words: unknown = schema["x-must-be"];
  if (typeof words === "string") return words;
  if (KindGuard.IsUnion(schema)) return schema.anyOf.map(expected).join(" or ");
  if (KindGuard.IsLiteral(schema)) return JSON.stringify(schema.const);
  if (KindGuard.IsInteger(schema)) return `a whole number${range(schema.minimum, schema.maximum)}`;
  if (KindGuard.IsString(schema))
    return schema.maxLength === undefined ? "a string" : `at most ${schema.maxLength} characters long`;
  if (KindGuard.IsBoolean(schema)) return "true or false";
  if (KindGuard.IsNull(schema)) return "null";
  return KindGuard.IsArray(schema) ? "a list" : "a JSON object";
}

function range(minimum: number | undefined, maximum: number | undefined): string {
  if (minimum === undefined) return "";
  return maximum === undefined ? `, ${minimum} or more` : ` from ${minimum} to ${maximum}`;
}
