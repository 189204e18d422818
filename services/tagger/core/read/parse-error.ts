/** The document claims to be a feed, and neither repair nor the second parser can read it. Trying again cannot help. */
export class ParseError extends Error {
  override readonly name = "ParseError";
}

/** A parser's error as the document's fault. Memory that ran out is the machine's: the document may be readable later. */
export function asParseError(error: unknown): unknown {
  if (error instanceof ParseError || isOutOfMemory(error)) return error;
  return new ParseError("The feed could not be read", { cause: error });
}

/** Not every RangeError: nesting that exceeds the stack is the document's own. */
export const isOutOfMemory = (error: unknown): boolean =>
  error instanceof RangeError && /out of memory/i.test(error.message);
