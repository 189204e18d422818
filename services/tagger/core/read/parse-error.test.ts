import { expect, test } from "bun:test";
import { asParseError, isOutOfMemory, ParseError } from "./parse-error";

/** What the engine throws where `work` asks for too much. */
function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

test("memory that ran out is not the document's fault", () => {
  const error = thrownBy(() => "x".repeat(2 ** 40));
  expect(isOutOfMemory(error)).toBe(true);
  expect(asParseError(error)).toBe(error);
});

test("nesting that exceeds the stack is the document's fault", () => {
  const deeper = (): number => 1 + deeper();
  const error = thrownBy(deeper);
  expect(error).toBeInstanceOf(RangeError);
  expect(asParseError(error)).toBeInstanceOf(ParseError);
});

test("a parser's own error is the document's fault and keeps its cause", () => {
  const cause = new Error("Unexpected close tag");
  expect(asParseError(cause)).toMatchObject({ name: "ParseError", cause });
  const own = new ParseError("The JSON Feed is not well-formed JSON");
  expect(asParseError(own)).toBe(own);
});
