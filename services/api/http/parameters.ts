import { badRequest } from "./problem";

/** A parameter that may be given once; null where it is missing or empty. */
export function single(query: URLSearchParams, name: string): string | null {
  const values = query.getAll(name);
  if (values.length > 1) throw badRequest(`${name} may be given once only.`);
  return clean(name, values[0] ?? "") || null;
}

/** A parameter that may repeat; doubles and empty ones left out. */
export const repeated = (query: URLSearchParams, name: string): string[] =>
  [...new Set(query.getAll(name))].map((value) => clean(name, value)).filter((value) => value !== "");

/** 1 to 200. */
export function limitOf(query: URLSearchParams, otherwise: number): number {
  const text = single(query, "limit");
  if (text === null) return otherwise;
  const limit = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > 200) throw badRequest("limit is a whole number from 1 to 200.");
  return limit;
}

/** The query of a request's URL, whatever its host looks like. */
export function queryOf({ url }: Request): URLSearchParams {
  const at = url.indexOf("?");
  return new URLSearchParams(at === -1 ? "" : url.slice(at + 1).replace(/#.*$/s, ""));
}

function clean(name: string, value: string): string {
  // PostgreSQL has no NUL in texts
  if (value.includes("\0")) throw badRequest(`${name} holds a NUL character.`);
  return value;
}

/** What a page knows of its query; anything else would be carried from page to page. */
export function only(query: URLSearchParams, ...names: readonly string[]): URLSearchParams {
  return new URLSearchParams([...query].filter(([name, value]) => names.includes(name) && value !== ""));
}
