/** The paths to read; each target is one line of the report. */
export interface Target {
  readonly name: string;
  readonly paths: readonly string[];
}

const pagesToWalk = 20;
const longest = 200;
const articlesToVisit = 5_000;

/**
 * The two most requested paths; a mix of tags, further pages and single articles; and so many different articles that hardly
 * one is requested twice while its answer is cached.
 */
export async function findTargets(origin: string): Promise<Target[]> {
  const tags = (await namesOf(origin, "/api/tags", "name")).slice(0, 10).map(encodeURIComponent);
  const pages = await walk(origin, "/api/articles", pagesToWalk);
  const longPages = await walk(origin, `/api/articles?limit=${longest}`, Math.ceil(articlesToVisit / longest));
  const ids = (await Promise.all(longPages.map((path) => namesOf(origin, path, "id")))).flat();
  const mix = [
    ...tags.flatMap((tag) => [`/tags/${tag}`, `/api/articles?tag=${tag}`]),
    ...pages,
    ...ids.slice(0, 100).flatMap((id) => [`/articles/${id}`, `/api/articles/${id}`]),
  ];
  return [
    { name: "/", paths: ["/"] },
    { name: "/api/articles", paths: ["/api/articles"] },
    { name: "mix", paths: mix },
    { name: "/articles/{id}", paths: ids.slice(0, articlesToVisit).map((id) => `/articles/${id}`) },
  ];
}

/** The paths of a list's pages, each with the cursor of the page before it. */
async function walk(origin: string, first: string, most: number): Promise<string[]> {
  const paths: string[] = [];
  for (let path = first; paths.length < most;) {
    paths.push(path);
    const next = Object.entries(await jsonOf(origin, path)).find(([name]) => name === "next")?.[1];
    if (typeof next !== "string") break;
    path = `${first}${first.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(next)}`;
  }
  return paths;
}

async function namesOf(origin: string, path: string, field: string): Promise<string[]> {
  const items = Object.entries(await jsonOf(origin, path)).find(([name]) => name === "items")?.[1];
  if (!Array.isArray(items)) throw new Error(`${path} returned no list of items`);
  return items.map((item: unknown) => {
    if (typeof item !== "object" || item === null) throw new Error(`${path} returned an item that is not an object`);
    return String(Object.entries(item).find(([name]) => name === field)?.[1]);
  });
}

async function jsonOf(origin: string, path: string): Promise<object> {
  const response = await fetch(origin + path);
  if (!response.ok) throw new Error(`${path} answered HTTP ${response.status}`);
  const body: unknown = await response.json();
  if (typeof body !== "object" || body === null) throw new Error(`${path} did not return a JSON object`);
  return body;
}
