import { parseDocument } from "htmlparser2";

/** What a document plainly says, read by a parser that the tagger does not use for feeds. */
export interface PlainItem {
  readonly title: string | null;
  readonly links: readonly string[];
}

/** The items of an XML feed: each with its own title and everything that could be its link, as written. */
export function readPlainly(xml: string): PlainItem[] {
  const elements = (parent: Branch): Branch[] => parent.children.flatMap((node) => ("attribs" in node ? [node] : []));
  const items: PlainItem[] = [];
  const walk = (parent: Branch): void => {
    for (const child of elements(parent)) {
      if (!/^(?:\w+:)?(?:item|entry)$/.test(child.name)) walk(child);
      else if (child.children.some((node) => "attribs" in node)) items.push(plainItem(elements(child)));
    }
  };
  walk(parseDocument(xml, { xmlMode: true }) as unknown as Branch);
  return items;
}

interface Branch {
  readonly name: string;
  readonly attribs: Readonly<Record<string, string>>;
  readonly children: readonly (Branch | { readonly data?: string })[];
}

function plainItem(children: readonly Branch[]): PlainItem {
  const title = children.find((child) => child.name === "title" || child.name === "atom:title");
  const isPage = (child: Branch) => !/^(?:replies|self|edit|enclosure)$/.test(child.attribs.rel ?? "");
  const links = children.filter(
    (child) => isPage(child) && /^(?:\w+:)?(?:link|guid|id|origLink|content)$/i.test(child.name),
  );
  return {
    title: title === undefined ? null : textOf(title).trim() || null,
    links: links.map((link) => (link.attribs.href ?? link.attribs.src ?? textOf(link)).trim()),
  };
}

function textOf(node: Branch | { readonly data?: string }): string {
  return "children" in node ? node.children.map(textOf).join("") : (node.data ?? "");
}
