import { timingSafeEqual } from "node:crypto";
import { Problem } from "./problem";

/** Throws unless the request carries the admin token. */
export type RequireAdmin = (request: Request) => void;

export function requireAdmin(token: string | null): RequireAdmin {
  if (token === null)
    return () => {
      throw new Problem(403, "This server takes no changes: it was started without INFOSTREAM_ADMIN_TOKEN.");
    };
  const expected = digest(token);
  return (request) => {
    const [, given] = /^Bearer +(\S+) *$/i.exec(request.headers.get("authorization") ?? "") ?? [];
    // digests are equally long, so that the comparison's time tells nothing
    if (given === undefined || !timingSafeEqual(digest(given), expected))
      throw new Problem(401, "This needs the admin token, as `Authorization: Bearer <token>`.", {
        "www-authenticate": 'Bearer realm="InfoStream"',
      });
  };
}

const digest = (text: string) => new Bun.CryptoHasher("sha256").update(text).digest();
