import type { Answer, Connection } from "./connection";

/** What a reader asks for, and how the right answer is known. */
export interface Expected {
  readonly path: string;
  readonly status: number;
  /** Stands in the head, in small letters. */
  readonly head: string;
  /** Stands in the body. */
  readonly body: string;
  /** What a browser asks for next, once it has the answer. */
  readonly next?: (body: string) => readonly Expected[];
}

/** The redirect of plain HTTP. */
export const redirect = (host: string): Expected => ({
  path: "/",
  status: 301,
  head: `location: https://${host}/`,
  body: "",
});

/** The page's own files: whichever it names now, since the next release may have others. */
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

/** What a reader finds from the page on: lists, an article as page and as JSON, the page's own files. */
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

/** Throws in words where the answer is another one. */
export function expectAnswer({ status, head, body }: Expected, answer: Answer): void {
  if (answer.status !== status) throw new Error(`answered ${answer.status}, not ${status}`);
  if (!answer.head.toLowerCase().includes(head)) throw new Error(`its headers lack "${head}"`);
  if (!answer.body.includes(body)) throw new Error("its body is wrong or incomplete");
}
