import type { System } from "../bench/system/start";

interface Page {
  readonly items: readonly { readonly status: string; readonly articles: number }[];
  readonly next: string | null;
}

/** How many feeds the api lists, and how many of them are failing, gone or without any article. */
export async function feedsNotActive({ page }: System): Promise<{ total: number; notActive: number }> {
  let [total, notActive] = [0, 0];
  for (let cursor: string | null = ""; cursor !== null;) {
    const response = await fetch(`${page}/api/feeds?limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    if (!response.ok) throw new Error(`/api/feeds answered HTTP ${response.status}: ${await response.text()}`);
    const { items, next } = (await response.json()) as Page;
    total += items.length;
    notActive += items.filter(({ status, articles }) => status !== "active" || articles === 0).length;
    cursor = next;
  }
  return { total, notActive };
}
