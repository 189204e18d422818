import type { Fault } from "@infostream/contracts/http/problem";
import { KindGuard, type TObject, type TSchema } from "@sinclair/typebox";
import { TypeCompiler } from "@sinclair/typebox/compiler";
import { expected } from "./expected";

/** Makes a value from a text that fits its schema; null if the text is invalid after all. */
export type Reader = (text: string) => unknown;
export type Readers = Readonly<Record<string, Reader>>;

export interface ReadParameters {
  readonly values: Readonly<Record<string, unknown>>;
  readonly faults: readonly Fault[];
}

/** Reads the texts given under each name as their schema says. Empty texts count as not given. */
export function parameterReader(schema: TObject, readers: Readers, at: "parameter" | "header") {
  const all = Object.entries(schema.properties).map(([name, one]) => [name, valueReader(one, readers[name])] as const);
  return (given: (name: string) => readonly string[]): ReadParameters => {
    const values: Record<string, unknown> = {};
    const faults: Fault[] = [];
    for (const [name, read] of all) {
      const { value, fault } = read(given(name));
      if (fault !== undefined) faults.push({ detail: `"${name}" ${fault}.`, [at]: name });
      else if (value !== undefined) values[name] = value;
    }
    return { values, faults };
  };
}

type ReadValue = { readonly value?: unknown; readonly fault?: string };

function valueReader(schema: TSchema, reader: Reader = (text) => text): (texts: readonly string[]) => ReadValue {
  const checker = TypeCompiler.Compile(schema);
  const misfit = { fault: `must be ${expected(schema)}` };
  const one = (text: string): ReadValue => {
    const value = KindGuard.IsInteger(schema) && /^\d{1,15}$/.test(text) ? Number(text) : text;
    if (!checker.Check(value)) return misfit;
    const read = typeof value === "string" ? reader(value) : value;
    return read === null ? misfit : { value: read };
  };
  const several = (texts: readonly string[]): ReadValue =>
    checker.Check(texts) ? { value: texts } : { fault: `may be given at most ${schema["maxItems"]} times` };
  return (texts) => {
    // PostgreSQL has no NUL in texts
    if (texts.some((text) => text.includes("\0"))) return { fault: "must not contain a NUL character" };
    const given = [...new Set(texts)].filter((text) => text !== "");
    if (given.length === 0 && texts.length < 2) return { value: schema.default };
    if (KindGuard.IsArray(schema)) return several(given);
    return texts.length > 1 ? { fault: "may be given only once" } : one(texts[0] ?? "");
  };
}
