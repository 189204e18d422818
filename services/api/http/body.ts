import type { Static, TSchema } from "@sinclair/typebox";
import type { TypeCheck } from "@sinclair/typebox/compiler";
import { badRequest, Problem } from "./problem";

/** The whole body, counted as it streams; a 413 where it is longer than the limit, whatever its headers say. */
export async function readBody(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLong = new Problem(413, `The body may have at most ${limit} bytes.`);
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLong;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > limit) throw tooLong;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

const LONGEST_JSON_BYTES = 64 * 1024;

/** A body of JSON that fits its schema; a 400 that says where it does not. */
export async function readJson<Schema extends TSchema>(
  request: Request,
  checker: TypeCheck<Schema>,
): Promise<Static<Schema>> {
  const value = parse(await readBody(request, LONGEST_JSON_BYTES));
  if (checker.Check(value)) return value;
  const fault = checker.Errors(value).First();
  throw badRequest(`The body does not fit: ${fault?.path || "it"}: ${fault?.message ?? "is of another kind"}.`);
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw badRequest("The body is no JSON in UTF-8.");
  }
}
