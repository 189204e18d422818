import { Elysia } from "elysia";
import { matches } from "../answers/conditional";
import { notFound } from "../http/problem";
import type { Asset, Assets } from "./load-assets";

/** The style sheet, the script and the icon, the icon also where browsers look for one unasked. */
export const assetRoutes = ({ stylesheet, icon, live }: Assets) =>
  new Elysia()
    .get(stylesheet.path, () => forEver(stylesheet))
    .get(live.path, () => forEver(live))
    .get(icon.path, () => forEver(icon))
    .get("/favicon.ico", ({ request }) => forADay(icon, request))
    .get("/assets/:file", ({ params }) => ofAnotherRelease([stylesheet, icon, live], params.file));

const forEver = (asset: Asset) => send(asset, { "cache-control": "public, max-age=31536000, immutable" });

function forADay(asset: Asset, { headers: asked }: Request): Response {
  const headers = { "cache-control": "public, max-age=86400", etag: `"${asset.path}"` };
  return matches(asked.get("if-none-match"), headers.etag)
    ? new Response(null, { status: 304, headers })
    : send(asset, headers);
}

/**
 * While a release rolls out, pages of the one ask servers of the other for their files. What this one has instead will do, and
 * is kept by nobody.
 */
function ofAnotherRelease(assets: readonly Asset[], file: string): Response {
  const asset = assets.find(({ path }) => kindOf(path) === kindOf(`/assets/${file}`));
  if (asset === undefined) throw notFound("file");
  return send(asset, { "cache-control": "no-store" });
}

/** The address without what changes with the content. */
const kindOf = (path: string) => path.replace(/\.\w+(?=\.\w+$)/, "");

const send = ({ body, type }: Asset, headers: Record<string, string>) =>
  new Response(body, { headers: { ...headers, "content-type": type, "x-content-type-options": "nosniff" } });
