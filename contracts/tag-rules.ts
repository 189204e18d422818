import { type Static, Type as t } from "@sinclair/typebox";

const words = (description: string) =>
  t.Optional(
    t.Array(
      t.String({ minLength: 1, maxLength: 200, description: "text; quote it where YAML reads a number or a comment" }),
      { description },
    ),
  );

export const TagField = t.Union([t.Literal("title"), t.Literal("text"), t.Literal("category"), t.Literal("author")], {
  description: "one of title, text, category, author",
});
export type TagField = Static<typeof TagField>;

export const TagRule = t.Object(
  {
    name: t.String({
      minLength: 1,
      maxLength: 64,
      pattern: "^\\S(.*\\S)?$",
      description: "the tag, as pages and addresses show it: text of 1 to 64 characters without spaces around it",
    }),
    keywords: words(
      "a list of words. Each must stand alone in the text (art is not in start); Chinese, Japanese, Korean and Thai match anywhere",
    ),
    phrases: words("a list of several words in a row; a hyphen and a space are the same"),
    exclusions: words(
      "a list of words or phrases: where one is found in the same fields, the article does not get the tag",
    ),
    field: t.Optional(
      t.Union([TagField, t.Array(TagField, { minItems: 1, uniqueItems: true })], {
        description:
          "where to look: one of title, text, category, author, or a list of them; title and text where left out",
      }),
    ),
    feed: t.Optional(
      t.String({ minLength: 1, description: "the id or the address of the only feed that this rule is for, as text" }),
    ),
  },
  { additionalProperties: false, description: "one tag and what earns it" },
);
export type TagRule = Static<typeof TagRule>;

/**
 * A file of tag rules. Upper and lower case, accents on Latin and Greek letters and full-width forms make no difference.
 * Several rules may give the same tag; an exclusion holds for its own rule alone.
 */
export const TagRules = t.Object(
  { tags: t.Array(TagRule, { minItems: 1, description: "a list of tags, each with a name and keywords or phrases" }) },
  { additionalProperties: false, title: "InfoStream tag rules", description: "tags, and the words that earn them" },
);
export type TagRules = Static<typeof TagRules>;

/** The schema as a document of its own, for editors; `tag-rules.schema.json` is this. */
export const tagRulesJsonSchema = { $schema: "http://json-schema.org/draft-07/schema#", ...TagRules };
