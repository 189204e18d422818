import { AssetPath } from "@infostream/contracts/http/assets";
import { matches } from "../answers/conditional";
import { notFound } from "../http/problem";
import { route } from "../http/route";
import type { Asset, Assets } from "./load-assets";

const GROUP = "Files of pages";

/** The style sheet, the script and the icon, the icon also where browsers look for one unasked. */
export const assetRoutes = ({ stylesheet, icon, live }: Assets) => [
  route({
    id: "getAsset",
    group: GROUP,
    method: "GET",
    path: "/assets/{file}",
    summary: "A file that pages refer to; its name changes with its content",
    params: AssetPath,
    names: "file",
    answers: { 200: { description: "the file", type: "*/*", example: "" } },
  })(({ params: { file } }) => {
    const path = `/assets/${file}`;
    const all = [stylesheet, live, icon];
    const asset = all.find((each) => each.path === path);
    if (asset !== undefined) return send(asset, "public, max-age=31536000, immutable");
    return send(ofAnotherRelease(all, path), "no-store");
  }),
  route({
    id: "getFavicon",
    group: GROUP,
    method: "GET",
    path: "/favicon.ico",
    summary: "The icon",
    answers: {
      200: { description: "the icon", type: icon.type, example: "<svg/>" },
      304: { description: "the client's copy is still current" },
    },
  })(({ request }) => {
    const etag = `"${icon.path}"`;
    const cached = "public, max-age=86400";
    if (matches(request.headers.get("if-none-match"), etag))
      return { status: 304, headers: { "cache-control": cached, etag } };
    const { status, body, headers } = send(icon, cached);
    return { status, body, headers: { ...headers, etag } };
  }),
];

/**
 * While a release rolls out, pages of the one ask servers of the other for their files. What this one has instead will do, and
 * no client keeps it.
 */
function ofAnotherRelease(assets: readonly Asset[], path: string): Asset {
  const asset = assets.find((each) => kindOf(each.path) === kindOf(path));
  if (asset === undefined) throw notFound("file");
  return asset;
}

/** The address without what changes with the content. */
const kindOf = (path: string) => path.replace(/\.\w+(?=\.\w+$)/, "");

const send = ({ body, type }: Asset, cacheControl: string) =>
  ({ status: 200, body, headers: { "cache-control": cacheControl, "content-type": type } }) as const;
