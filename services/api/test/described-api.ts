import { Ajv2020 } from "ajv/dist/2020";
import type { Service } from "./service";

interface Media {
  readonly schema: object;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}
type Content = Readonly<Record<string, Media>>;
interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly example?: unknown;
}
interface Described {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
  readonly security?: readonly object[];
}

/** A route as its service describes it. */
export interface Operation extends Described {
  readonly method: string;
  readonly path: string;
  /** As a person would name it: `GET /api/articles`. */
  readonly name: string;
}

interface Document extends Record<string, unknown> {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
}

export interface DescribedApi {
  readonly document: Document;
  readonly operations: readonly Operation[];
  /** What is wrong with a value where the document has this schema; null where it fits. */
  misfit(schema: object, value: unknown): string | null;
}

/** Reads a service's own description. */
export async function describedApi({ get }: Service): Promise<DescribedApi> {
  const document: Document = JSON.parse(await (await get("/openapi.json")).text());
  const operations = Object.entries(document.paths).flatMap(([path, byMethod]) =>
    Object.entries(byMethod).map(([method, described]) => {
      const upper = method.toUpperCase();
      return { ...described, method: upper, path, name: `${upper} ${path}` };
    }),
  );
  const ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: true });
  const resolved = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replaceAll('"#/', '"document#/'));
  ajv.addSchema({ components: resolved(document["components"]) }, "document");
  return {
    document,
    operations,
    misfit: (schema, value) => {
      const check = ajv.compile(Object(resolved(schema)));
      return check(value) ? null : ajv.errorsText(check.errors);
    },
  };
}

/** A request to a route with its path's examples, and on demand with those of everything else that it takes. */
export function exampleRequest(operation: Operation, mediaType?: string): { path: string; init: RequestInit } {
  const { method, requestBody, parameters = [] } = operation;
  const query = new URLSearchParams();
  const headers: Record<string, string> = {};
  let path = operation.path;
  for (const parameter of parameters) {
    const texts = [parameter.example].flat().map(String);
    if (parameter.in === "path") path = path.replace(`{${parameter.name}}`, encodeURIComponent(texts[0] ?? ""));
    else if (parameter.in === "header") headers[parameter.name] = texts[0] ?? "";
    else texts.forEach((text) => query.append(parameter.name, text));
  }
  if (query.size > 0) path += `?${query}`;
  const type = mediaType ?? Object.keys(requestBody?.content ?? {})[0];
  if (type === undefined) return { path, init: { method, headers } };
  return { path, init: { method, headers, body: bodyOf(type, requestBody?.content[type]?.example) } };
}

function bodyOf(type: string, example: unknown): string | FormData {
  if (type !== "multipart/form-data") return typeof example === "string" ? example : JSON.stringify(example);
  const form = new FormData();
  for (const [name, text] of Object.entries(Object(example))) form.set(name, new File([String(text)], "feeds.opml"));
  return form;
}
