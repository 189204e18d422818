/** What is read, a line of the report each. */
export interface Target {
  readonly name: string;
  readonly paths: readonly string[];
}

const pagesToWalk = 20;

/** The two that everybody asks for, and a mix of tags, further pages and single articles as they are stored now. */
export async function findTargets(origin: string): Promise<Target[]> {
  const tags = (await namesOf(origin, "/api/tags", "name")).slice(0, 10).map(encodeURIComponent);
  const pages = await walk(origin);
  const ids = (await Promise.all(pages.slice(0, 4).map((path) => namesOf(origin, path, "id")))).flat();
  const mix = [
    ...tags.flatMap((tag) => [`/tags/${tag}`, `/api/articles?tag=${tag}`]),
    ...pages,
    ...ids.slice(0, 40).flatMap((id) => [`/articles/${id}`, `/api/articles/${id}`]),
  ];
  return [
    { name: "/", paths: ["/"] },
    { name: "/api/articles", paths: ["/api/articles"] },
    { name: "mix", paths: mix },
  ];
}

async function walk(origin: string): Promise<string[]> {
  const paths: string[] = [];
  for (let path = "/api/articles"; paths.length < pagesToWalk;) {
    paths.push(path);
    const next = Object.entries(await jsonOf(origin, path)).find(([name]) => name === "next")?.[1];
    if (typeof next !== "string") break;
    path = `/api/articles?cursor=${encodeURIComponent(next)}`;
  }
  return paths;
}

async function namesOf(origin: string, path: string, field: string): Promise<string[]> {
  const items = Object.entries(await jsonOf(origin, path)).find(([name]) => name === "items")?.[1];
  if (!Array.isArray(items)) throw new Error(`${path} answers no items`);
  return items.map((item: unknown) => {
    if (typeof item !== "object" || item === null) throw new Error(`${path} answers something else than items`);
    return String(Object.entries(item).find(([name]) => name === field)?.[1]);
  });
}

async function jsonOf(origin: string, path: string): Promise<object> {
  const response = await fetch(origin + path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  const body: unknown = await response.json();
  if (typeof body !== "object" || body === null) throw new Error(`${path} answered no object`);
  return body;
}
