import { type TSchema, Type as t } from "@sinclair/typebox";
import { nullable } from "../nullable";

/** A page of a list; `next` is the cursor of the page after it, null at the end. */
export const listOf = <Item extends TSchema>(item: Item) =>
  t.Object({ items: t.Array(item), next: nullable(t.String()) });
