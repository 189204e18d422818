import { type TSchema, Type as t } from "@sinclair/typebox";

/** A value or `null`: InfoStream writes absent values as `null` and never leaves them out. */
export const nullable = <Schema extends TSchema>(schema: Schema) => t.Union([schema, t.Null()]);
