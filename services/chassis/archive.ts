import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { openFolder } from "./archive-folder";
import { openS3 } from "./archive-s3";
import type { ObjectStore } from "./object-store";

/** Documents by the hash of their content: gzip at `raw/sha256/ab/cd/<sha256>.gz`, so that one body is kept once. */
export interface Archive extends Disposable {
  /** Returns the document's key. */
  keep(body: Uint8Array, sha256: string): Promise<string>;
  /** The document, or what is wrong with it: `missing`, or `damaged` where it has another hash than it should. */
  read(key: string, sha256: string): Promise<Uint8Array | "missing" | "damaged">;
  check(): Promise<void>;
}

/** Opens `s3://bucket/prefix` or `file:///path`. S3 takes region, endpoint and login from the AWS variables. */
export function openArchive(url: string): Archive {
  const store = url.startsWith("s3://") ? openS3(url) : openFolder(fileURLToPath(url));
  return archiveOver(store);
}

const compress = promisify(gzip);
const expand = promisify(gunzip);

export const keyOf = (sha256: string) => `raw/sha256/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}.gz`;

/** Keys that a store would reject every time, or that lead out of it, are not keys. */
const MAY_BE_KEY = /^(?!.*\.\.)[\w-][\w./-]{0,199}$/;

export const sha256Of = (body: Uint8Array) => new Bun.CryptoHasher("sha256").update(body).digest("hex");

export function archiveOver(store: ObjectStore): Archive {
  return {
    keep: async (body, sha256) => {
      const key = keyOf(sha256);
      await store.put(key, await compress(body));
      return key;
    },
    read: async (key, sha256) => {
      const bytes = MAY_BE_KEY.test(key) ? await store.get(key) : null;
      if (bytes === null) return "missing";
      const body = await expand(bytes).catch(() => null);
      return body !== null && sha256Of(body) === sha256 ? body : "damaged";
    },
    check: store.check,
    [Symbol.dispose]: () => store[Symbol.dispose](),
  };
}
