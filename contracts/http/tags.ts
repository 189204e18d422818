import { type Static, Type as t } from "@sinclair/typebox";
import { listOf } from "./list";
import { Limit } from "./parameters";

export const TagCount = t.Object(
  { name: t.String(), articles: t.Integer({ minimum: 0, description: "how many carry it" }) },
  { $id: "TagCount" },
);
export type TagCount = Static<typeof TagCount>;

export const TagsQuery = t.Object({
  limit: t.Optional(t.Integer({ ...Limit, default: undefined, description: "the most frequent tags; all without it" })),
});

export const TagList = listOf(TagCount);

export const TagPath = t.Object({ name: t.String({ examples: ["Economy"] }) });
