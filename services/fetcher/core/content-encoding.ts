/** What is undone of a body's encodings; RFC 9110, section 8.4. */
export type Encoding = "gzip" | "deflate" | "br" | "zstd";

export const ACCEPT_ENCODING = "gzip, deflate, br, zstd";

/** Servers use one, a proxy before them may add another. */
const MOST_ENCODINGS = 3;

/** Their decoders may each take as much memory as the document. */
const WITH_WINDOW: readonly Encoding[] = ["br", "zstd"];

const KNOWN: ReadonlyMap<string, Encoding | null> = new Map([
  ["gzip", "gzip"],
  ["x-gzip", "gzip"],
  ["deflate", "deflate"],
  ["br", "br"],
  ["zstd", "zstd"],
  ["identity", null],
  // servers that mean a plain body, as browsers know
  ["none", null],
  ["utf-8", null],
]);

/** The encodings to undo, in the order in which they are undone, or why that cannot be. */
export function encodingsOf(contentEncoding: string | null): readonly Encoding[] | { readonly fault: string } {
  const names = (contentEncoding ?? "")
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const unknown = names.find((name) => !KNOWN.has(name));
  if (unknown !== undefined)
    return {
      fault: `The document has the unsupported encoding "${unknown.slice(0, 40)}"; supported are ${ACCEPT_ENCODING}`,
    };
  const encodings = names.flatMap((name) => KNOWN.get(name) ?? []).toReversed();
  if (encodings.length > MOST_ENCODINGS)
    return { fault: `The document is compressed ${encodings.length} times; at most ${MOST_ENCODINGS} are supported` };
  if (encodings.filter((encoding) => WITH_WINDOW.includes(encoding)).length > 1)
    return { fault: `The document is compressed with ${WITH_WINDOW.join(" or ")} more than once` };
  return encodings;
}
