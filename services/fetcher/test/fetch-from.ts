import { bodyBudget } from "../adapters/body-budget";
import type { HttpSettings } from "../adapters/connect-safely";
import { fetchDocument } from "../adapters/fetch-document";

export const MiB = 1024 * 1024;
export const http: HttpSettings = {
  userAgent: "InfoStream/test",
  maxBodyBytes: MiB,
  timeLimitMs: 400,
  reach: { privateNetworks: true, allowedHosts: [] },
};
export const plain = { etag: null, lastModified: null };
/** A fetcher that goes on. */
export const never = new AbortController().signal;
export const openRoom = bodyBudget({ totalBytes: 64 * MiB, mostBytes: 32 * MiB });
/** What the fetcher gets from this address, without validators. */
export const fetchFrom = (url: string, more: Partial<HttpSettings> = {}) =>
  fetchDocument({ ...http, ...more }, never)({ url, ...plain }, openRoom());
