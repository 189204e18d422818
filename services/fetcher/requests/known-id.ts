import { Refusal } from "@infostream/contracts";

/** Feed ids are numeric. */
export function knownId(id: string): string {
  if (/^\d{1,18}$/.test(id)) return id;
  throw noSuchFeed(id);
}

export const noSuchFeed = (id: string) => new Refusal("not_found", `there is no feed ${id.slice(0, 40)}`);
