import type { CollectionTag, ScalarTag } from "yaml";

/** `!Sub x` as `{ "Fn::Sub": x }`, for texts, lists and maps alike. */
export const intrinsics = [
  "Ref",
  "Condition",
  "GetAtt",
  "Sub",
  "If",
  "Equals",
  "Not",
  "Select",
  "GetAZs",
  "Split",
  "Join",
  "Base64",
].flatMap((name): (ScalarTag | CollectionTag)[] => {
  const key = name === "Ref" || name === "Condition" ? name : `Fn::${name}`;
  const tag = `!${name}`;
  return [
    { tag, resolve: (text) => ({ [key]: name === "GetAtt" ? halves(text) : text }) },
    { tag, collection: "seq", resolve: (list) => ({ [key]: list.toJSON() as unknown }) },
    { tag, collection: "map", resolve: (map) => ({ [key]: map.toJSON() as unknown }) },
  ];
});

function halves(text: string) {
  const dot = text.indexOf(".");
  return [text.slice(0, dot), text.slice(dot + 1)];
}
