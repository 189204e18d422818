import type { OpenApi } from "@infostream/contracts/http/openapi";
import type { RouteSpec } from "../http/route";
import { components } from "./components";
import { operationOf } from "./operation";

const DESCRIPTION =
  "Articles of feeds, tagged by keyword. Reading is open to all; changes need the admin token. " +
  "Errors are problem details (RFC 9457): their `type` says what kind they are, and `errors` names each parameter or field at fault.";

/** The OpenAPI 3.1 document of these routes. */
export function openApiDocument(specs: readonly RouteSpec[], version: string): OpenApi {
  const parts = components();
  const paths: Record<string, Record<string, object>> = {};
  for (const spec of specs)
    paths[spec.path] = { ...paths[spec.path], [spec.method.toLowerCase()]: operationOf(spec, parts) };
  const document = {
    openapi: "3.1.0",
    info: {
      title: "InfoStream",
      version,
      description: DESCRIPTION,
    },
    servers: [{ url: "/" }],
    tags: [...new Set(specs.map(({ group }) => group))].map((name) => ({ name })),
    paths,
    components: {
      schemas: parts.schemas,
      securitySchemes: { adminToken: { type: "http", scheme: "bearer" } },
    },
  };
  return document;
}
