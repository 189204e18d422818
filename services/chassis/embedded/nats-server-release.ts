import { unzipOne } from "./unzip";

const OFFICIAL = "https://github.com/nats-io/nats-server/releases/download";
const HOST_TIMEOUT_MS = 5_000;
const DOWNLOAD_TIMEOUT_MS = 120_000;
const ARCHITECTURES: Readonly<Record<string, string>> = { x64: "amd64", arm64: "arm64", arm: "arm7", ppc64: "ppc64le" };

/**
 * The server's executable out of the official GitHub release.
 * The digest that it is checked against is the release's own SHA256SUMS: that guards against a torn or changed download,
 * not against a changed release, for which the caller checks the version that the binary itself names.
 */
export async function natsServerFromRelease(version: string, releases = OFFICIAL): Promise<Uint8Array> {
  const windows = process.platform === "win32";
  const platform = windows ? "windows" : process.platform;
  const folder = `nats-server-v${version}-${platform}-${ARCHITECTURES[process.arch] ?? process.arch}`;
  const file = `${folder}.${windows ? "zip" : "tar.gz"}`;
  const release = `${releases}/v${version}`;

  const sums = new TextDecoder().decode(await download(`${release}/SHA256SUMS`));
  const expected = sums.match(new RegExp(`^([0-9a-f]{64}) [ *](?:\\./)?${RegExp.escape(file)}$`, "m"))?.[1];
  if (!expected) throw new Error(`the release does not contain ${file}`);
  const archive = await download(`${release}/${file}`);
  const actual = new Bun.CryptoHasher("sha256").update(archive).digest("hex");
  if (actual !== expected) throw new Error(`${file} has sha256 ${actual}, its release says ${expected}`);

  const binary = windows ? unzipOne(archive, "nats-server.exe") : await fromTar(archive, `${folder}/nats-server`);
  if (!binary) throw new Error(`${file} does not contain nats-server`);
  return binary;
}

async function fromTar(archive: Uint8Array, name: string): Promise<Uint8Array | null> {
  const entry = (await new Bun.Archive(archive).files()).get(name);
  return entry ? new Uint8Array(await entry.arrayBuffer()) : null;
}

/** A host that does not begin to answer within seconds counts as refused, so that the next source gets its turn. */
async function download(url: string): Promise<Uint8Array> {
  const headers = new AbortController();
  const tooLate = setTimeout(() => headers.abort(new Error(`${new URL(url).host} does not answer`)), HOST_TIMEOUT_MS);
  try {
    const signal = AbortSignal.any([headers.signal, AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS)]);
    const response = await fetch(url, { signal });
    clearTimeout(tooLate);
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } finally {
    clearTimeout(tooLate);
  }
}
