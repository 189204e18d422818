import { fieldsOf } from "../system/fields";
import type { System } from "../system/start";

/** Imports an OPML list through the api; returns how many of its feeds are new. */
export async function importOpml({ page, adminToken }: System, opml: string): Promise<number> {
  const response = await fetch(`${page}/api/opml`, {
    method: "POST",
    headers: { authorization: `Bearer ${adminToken}`, "content-type": "text/x-opml" },
    body: opml,
  });
  if (!response.ok) throw new Error(`The OPML import failed with HTTP ${response.status}: ${await response.text()}`);
  return fieldsOf(await response.json(), "the import").number("added");
}
