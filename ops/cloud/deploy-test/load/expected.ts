import type { Answer, Connection } from "./connection";

/** A request of a reader, and how to recognise the right answer. */
export interface Expected {
  readonly path: string;
  readonly status: number;
  /** Must occur in the head, in lower case. */
  readonly head: string;
  /** Must occur in the body. */
  readonly body: string;
  /** What a browser requests next, from the answer. */
  readonly next?: (body: string) => readonly Expected[];
}

/** The redirect of plain HTTP. */
export const redirect = (host: string): Expected => ({
  path: "/",
  status: 301,
  head: `location: https://${host}/`,
  body: "",
});

/** The page's assets, read from its HTML since the next release may have others. */
const filesOf = (html: string): readonly Expected[] =>
  [...new Set([...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path = ""]) => path))].map((path) => ({
    path,
    status: 200,
    head: TYPES[path.replace(/.*\./, "")] ?? "no file of this kind is known",
    body: "\n",
  }));

const TYPES: Readonly<Record<string, string>> = {
  css: "content-type: text/css",
  js: "content-type: text/javascript",
  svg: "content-type: image/svg+xml",
};

/** The requests that a reader makes from the page: lists, an article as page and as JSON, the page's assets. */
export async function findPaths(connection: Connection): Promise<readonly Expected[]> {
  const html = (await connection.ask("/")).body;
  const [, id] = /href="\/articles\/([^"/]+)"/.exec(html) ?? [];
  if (filesOf(html).length === 0 || id === undefined) throw new Error("The page links to no assets, or to no article");
  const page = (path: string): Expected => ({ path, status: 200, head: "content-type: text/html", body: "</html>" });
  const json = (path: string, body: string): Expected => ({ path, status: 200, head: "application/json", body });
  return [
    { ...page("/"), next: filesOf },
    json("/api/articles", '"items":['),
    { ...page(`/articles/${id}`), next: filesOf },
    json(`/api/articles/${id}`, `"id":"${id}"`),
  ];
}

/** Throws an error that says how the answer differs. */
export function expectAnswer({ status, head, body }: Expected, answer: Answer): void {
  if (answer.status !== status) throw new Error(`answered ${answer.status}, not ${status}`);
  if (!answer.head.toLowerCase().includes(head)) throw new Error(`its headers lack "${head}"`);
  if (!answer.body.includes(body)) throw new Error("its body is wrong or incomplete");
}
