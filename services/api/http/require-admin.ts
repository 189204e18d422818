import { timingSafeEqual } from "node:crypto";
import { Problem } from "./problem";

/** Throws unless the request carries the admin token. */
export type RequireAdmin = (request: Request) => void;

export function requireAdmin(token: string | null): RequireAdmin {
  if (token === null)
    return () => {
      throw new Problem(
        "changes-disabled",
        "This server accepts no changes. Set INFOSTREAM_ADMIN_TOKEN and restart it to allow them.",
      );
    };
  const expected = digest(token);
  return (request) => {
    const [, given] = /^Bearer +(\S+) *$/i.exec(request.headers.get("authorization") ?? "") ?? [];
    // digests are equally long, so that the comparison's time reveals nothing
    if (given === undefined || !timingSafeEqual(digest(given), expected))
      throw new Problem("token-required", "Send the admin token in the header `Authorization: Bearer <token>`.", {
        "www-authenticate": 'Bearer realm="InfoStream"',
      });
  };
}

const digest = (text: string) => new Bun.CryptoHasher("sha256").update(text).digest();
