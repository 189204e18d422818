import { Refusal } from "@infostream/contracts";

/** Feed ids are numeric. */
export function existingId(id: string): string {
  if (/^\d{1,18}$/.test(id)) return id;
  throw noSuchFeed(id);
}

export const noSuchFeed = (id: string) => new Refusal("not_found", `Feed ${id.slice(0, 40)} does not exist.`);
