import { type TSchema, Type as t } from "@sinclair/typebox";

/** A value or `null`: absent values are never missing in what InfoStream says. */
export const nullable = <Schema extends TSchema>(schema: Schema) => t.Union([schema, t.Null()]);
