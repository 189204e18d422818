interface Line {
  readonly id: string;
  readonly tags: readonly unknown[];
}

/** Ids of the newest tagged articles; throws where the page does not show articles with their tags. */
export async function taggedArticles(page: string): Promise<Set<string>> {
  const html = await get(page);
  if (!html.includes('href="/articles/') || !html.includes('href="/tags/'))
    throw new Error("The page shows no article with tags");
  const { items } = JSON.parse(await get(`${page}/api/articles?limit=200`)) as { items: readonly Line[] };
  const tagged = items.filter(({ tags }) => tags.length > 0).map(({ id }) => id);
  if (tagged.length === 0) throw new Error("No article has a tag");
  return new Set(tagged);
}

async function get(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
  if (!response.ok) throw new Error(`${url} answered HTTP ${response.status}`);
  return response.text();
}
