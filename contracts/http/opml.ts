import { type Static, Type as t } from "@sinclair/typebox";

/** The result of an OPML import: each outline is added, known or invalid. */
export const OpmlImport = t.Object(
  {
    added: t.Integer({ minimum: 0 }),
    known: t.Integer({ minimum: 0, description: "feeds that were there before, and repeated outlines" }),
    invalid: t.Array(
      t.Object({ url: t.String({ description: "empty where the outline has none" }), reason: t.String() }),
    ),
  },
  { $id: "OpmlImport" },
);
export type OpmlImport = Static<typeof OpmlImport>;
