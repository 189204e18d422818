/** An article as a page lists it; texts are still escaped as in the HTML. */
export interface Shown {
  readonly href: string;
  readonly title: string;
  readonly tags: readonly string[];
}

/** The articles that a page lists, top to bottom. */
export function articlesOn(html: string): Shown[] {
  const found: { href: string; title: string; tags: string[] }[] = [];
  new HTMLRewriter()
    .on("article.item", { element: () => void found.push({ href: "", title: "", tags: [] }) })
    .on("article.item h2 a", {
      element: (link) => void Object.assign(found.at(-1) ?? {}, { href: link.getAttribute("href") ?? "" }),
      text(chunk) {
        const last = found.at(-1);
        if (last) last.title += chunk.text;
      },
    })
    .on('article.item a[rel="tag"]', {
      element: (link) => void found.at(-1)?.tags.push(link.getAttribute("href") ?? ""),
    })
    .transform(html);
  return found;
}
