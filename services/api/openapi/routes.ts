import { OpenApi } from "@infostream/contracts/http/openapi";
import { type Route, route } from "../http/route";
import { openApiDocument } from "./document";

/** `/openapi.json`: the description of these routes and of itself. */
export function openApiRoutes(described: readonly Route[], version: string): Route[] {
  const own: Route = route({
    id: "getOpenApi",
    group: "Description",
    method: "GET",
    path: "/openapi.json",
    summary: "This description",
    cacheable: true,
    answers: {
      200: {
        description: "an OpenAPI 3.1 document",
        schema: OpenApi,
        example: { openapi: "3.1.0", info: { title: "InfoStream", version: "0.1.0", description: "…" }, paths: {} },
      },
    },
  })(() => ({ status: 200, value: document }));
  const document = openApiDocument(
    [...described, own].map(({ spec }) => spec),
    version,
  );
  return [own];
}
