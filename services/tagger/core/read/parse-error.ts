/** The document claims to be a feed, and neither repair nor the second parser can read it. Trying again cannot help. */
export class ParseError extends Error {
  override readonly name = "ParseError";
}

/** A parser's error as the document's fault. */
export const asParseError = (error: unknown): ParseError =>
  error instanceof ParseError ? error : new ParseError("The feed could not be read", { cause: error });
