import { type Static, Type as t } from "@sinclair/typebox";

/** As much of an OpenAPI document as its readers can rely on. */
export const OpenApi = t.Object({
  openapi: t.String({ pattern: "^3\\.1\\." }),
  info: t.Object({ title: t.String(), version: t.String(), description: t.String() }),
  paths: t.Record(t.String(), t.Unknown()),
});
export type OpenApi = Static<typeof OpenApi>;
