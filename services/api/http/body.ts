import type { Fault } from "@infostream/contracts/http/problem";
import type { Static, TSchema } from "@sinclair/typebox";
import { type TypeCheck, type ValueError, ValueErrorType } from "@sinclair/typebox/compiler";
import { expected } from "./expected";
import { invalidBody, Problem } from "./problem";

/** The whole body, counted as it streams; a 413 where it exceeds the limit, even if Content-Length is smaller or missing. */
export async function readBody(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLong = new Problem("body-too-large", `The request body must not exceed ${limit} bytes.`);
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

/** A body of JSON that fits its schema; a 400 that names each field that does not. */
export async function readJson<Schema extends TSchema>(
  request: Request,
  checker: TypeCheck<Schema>,
): Promise<Static<Schema>> {
  const value = parse(await readBody(request, LONGEST_JSON_BYTES));
  if (checker.Check(value)) return value;
  const faults = bodyFaults([...checker.Errors(value)]);
  throw invalidBody(faults.map(({ detail }) => detail).join(" "), faults);
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw invalidBody("The request body is not valid JSON in UTF-8.");
  }
}

/** One fault a field: TypeBox reports a missing field twice, as missing and as not of its type. */
function bodyFaults(errors: readonly ValueError[]): Fault[] {
  const first = new Map(errors.toReversed().map((error) => [error.path, error]));
  return [...first.values()].toReversed().map(({ path, schema, type }) => ({
    detail:
      path === ""
        ? `Invalid request body: expected ${expected(schema)}.`
        : `"${path.slice(1)}" ${fault(type, schema)}.`,
    pointer: `#${path}`,
  }));
}

const fault = (type: ValueErrorType, schema: TSchema) =>
  type === ValueErrorType.ObjectRequiredProperty
    ? `is missing; it must be ${expected(schema)}`
    : `must be ${expected(schema)}`;
