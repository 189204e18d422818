import type { TObject, TSchema } from "@sinclair/typebox";
import { JSON_TYPE } from "../answers/headers";
import type { RouteSpec } from "../http/route";
import type { Components } from "./components";
import { responsesOf } from "./responses";

/** One route as an OpenAPI operation. */
export function operationOf(spec: RouteSpec, parts: Components): object {
  const parameters = [
    ...parametersOf("path", spec.params, parts),
    ...parametersOf("query", spec.query, parts),
    ...parametersOf("header", spec.headers, parts),
  ];
  return {
    operationId: spec.id,
    tags: [spec.group],
    summary: spec.summary,
    ...(spec.description === undefined ? {} : { description: spec.description }),
    ...(spec.admin === true ? { security: [{ adminToken: [] }] } : {}),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...requestBodyOf(spec, parts),
    responses: responsesOf(spec, parts),
  };
}

function parametersOf(at: "path" | "query" | "header", schema: TObject | undefined, { refer }: Components): object[] {
  return Object.entries(schema?.properties ?? {}).map(([name, one]) => {
    const { description, examples, ...rest }: TSchema = one;
    return {
      name,
      in: at,
      required: at === "path",
      ...(description === undefined ? {} : { description }),
      schema: refer(rest),
      ...(Array.isArray(examples) ? { example: examples[0] } : {}),
    };
  });
}

function requestBodyOf({ body, rawBody }: RouteSpec, { refer }: Components): object {
  if (body !== undefined)
    return {
      requestBody: {
        required: true,
        content: { [JSON_TYPE]: { schema: refer(body.schema), example: body.example } },
      },
    };
  if (rawBody === undefined) return {};
  const content = Object.entries(rawBody).map(([type, example]) => [type, { schema: rawSchema(type), example }]);
  return { requestBody: { required: true, content: Object.fromEntries(content) } };
}

/** A file is text to OpenAPI; a form has it in its field `file`. */
const rawSchema = (type: string) =>
  type === "multipart/form-data"
    ? { type: "object", required: ["file"], properties: { file: { type: "string" } } }
    : { type: "string" };
