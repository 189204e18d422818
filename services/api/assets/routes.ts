import { Elysia } from "elysia";
import { matches } from "../answers/conditional";
import type { Asset, Assets } from "./load-assets";

/** The style sheet and the icon, the icon also where browsers look for one unasked. */
export const assetRoutes = ({ stylesheet, icon }: Assets) =>
  new Elysia()
    .get(stylesheet.path, () => forEver(stylesheet))
    .get(icon.path, () => forEver(icon))
    .get("/favicon.ico", ({ request }) => forADay(icon, request));

const forEver = (asset: Asset) => send(asset, { "cache-control": "public, max-age=31536000, immutable" });

function forADay(asset: Asset, { headers: asked }: Request): Response {
  const headers = { "cache-control": "public, max-age=86400", etag: `"${asset.path}"` };
  return matches(asked.get("if-none-match"), headers.etag)
    ? new Response(null, { status: 304, headers })
    : send(asset, headers);
}

const send = ({ body, type }: Asset, headers: Record<string, string>) =>
  new Response(body, { headers: { ...headers, "content-type": type, "x-content-type-options": "nosniff" } });
