import sanitizeHtml from "sanitize-html";
import { safeLink } from "../pages/safe-link";

const TAGS = `
  p br hr div span section h2 h3 h4 h5 h6 blockquote q cite b strong i em u s del ins mark small
  sub sup abbr dfn time wbr code pre kbd samp var ul ol li dl dt dd ruby rb rp rt bdi bdo table
  caption colgroup col thead tbody tfoot tr th td figure figcaption picture img audio video
  source a details summary
`
  .trim()
  .split(/\s+/);

/** Deeper than any article is; a bomb of nested elements would exhaust the reader's browser. */
const DEEPEST = 100;

/** An article's markup, safe to stand in a page of this site: no script, no style, no frame, no form, no address but http(s). */
export function sanitize(html: string, articleUrl: string | null): string {
  const base = safeLink(articleUrl);
  const linked = (name: "href" | "src") => (tagName: string, attributes: sanitizeHtml.Attributes) => ({
    tagName,
    attribs: resolved(tagName, attributes, name, base),
  });
  return sanitizeHtml(html, {
    allowedTags: TAGS,
    allowedAttributes: {
      "*": ["lang", "dir"],
      a: ["href", "rel", "hreflang"],
      img: ["src", "alt", "width", "height", "loading", "decoding", "referrerpolicy"],
      audio: ["src", "controls", "preload"],
      video: ["src", "controls", "preload", "width", "height"],
      source: ["src", "type"],
      abbr: ["title"],
      time: ["datetime"],
      ol: ["start", "reversed", "type"],
      li: ["value"],
      td: ["colspan", "rowspan"],
      th: ["colspan", "rowspan", "scope"],
    },
    allowedSchemes: ["http", "https"],
    allowedSchemesAppliedToAttributes: ["href", "src", "cite"],
    allowProtocolRelative: false,
    disallowedTagsMode: "discard",
    nestingLimit: DEEPEST,
    transformTags: {
      // the page's own title is its only first heading
      h1: "h2",
      a: linked("href"),
      img: linked("src"),
      audio: linked("src"),
      video: linked("src"),
      source: linked("src"),
    },
    // elements that show nothing: an image without an address, a link around nothing
    exclusiveFilter: ({ tag, attribs }) => tag === "img" && !attribs["src"],
  });
}

const ADDED: Readonly<Record<string, sanitizeHtml.Attributes>> = {
  a: { rel: "noopener nofollow ugc" },
  img: { loading: "lazy", decoding: "async", referrerpolicy: "no-referrer" },
  audio: { controls: "", preload: "none" },
  video: { controls: "", preload: "none" },
};

function resolved(
  tagName: string,
  { href: _href, src: _src, ...rest }: sanitizeHtml.Attributes,
  name: "href" | "src",
  base: string | null,
): sanitizeHtml.Attributes {
  const address = safeLink(name === "href" ? _href : _src, base);
  return { ...rest, ...(address === null ? {} : { [name]: address }), ...ADDED[tagName] };
}
