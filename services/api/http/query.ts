import type { Fault } from "@infostream/contracts/http/problem";

/** The query of a request's URL, even where its host cannot be parsed. */
export function queryOf({ url }: Pick<Request, "url">): URLSearchParams {
  const at = url.indexOf("?");
  return new URLSearchParams(at === -1 ? "" : url.slice(at + 1).replace(/#.*$/s, ""));
}

/** The named parameters of a query; a page that carried others along would repeat them in its links. */
export const only = (query: URLSearchParams, names: readonly string[]) =>
  new URLSearchParams([...query].filter(([name, value]) => names.includes(name) && value !== ""));

/** A program must not believe that an unknown parameter filters; links to pages carry `utm_…` and the like. */
export const refusesUnknown = (path: string) => path === "/events" || path.startsWith("/api/");

/** A fault for each unknown name in a query. */
export function unknownParameters(query: URLSearchParams, known: readonly string[]): Fault[] {
  const takes = known.length === 0 ? "It takes none." : `It takes ${known.join(", ")}.`;
  return [...new Set(query.keys())]
    .filter((name) => !known.includes(name))
    .map((name) => ({ detail: `"${name}" is not a parameter of this route. ${takes}`, parameter: name }));
}
