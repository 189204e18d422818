import { readFileSync } from "node:fs";

/** A file of the page's own, under an address that changes with its content, so that browsers may keep it. */
export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

export interface Assets {
  readonly stylesheet: Asset;
  readonly icon: Asset;
  /** What lists of articles do with script: nothing that they need. */
  readonly live: Asset;
}

export const loadAssets = (): Assets => ({
  stylesheet: load("app.css", "text/css; charset=utf-8"),
  icon: load("icon.svg", "image/svg+xml"),
  live: load("live.js", "text/javascript; charset=utf-8"),
});

function load(file: string, type: string): Asset {
  const body = new Uint8Array(readFileSync(new URL(file, import.meta.url)));
  const [name, suffix] = file.split(".");
  return { path: `/assets/${name}.${Bun.hash(body).toString(36)}.${suffix}`, type, body };
}
