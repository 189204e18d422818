import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { isPublic, type AddressPolicy, addressFault } from "../core/address";
import { FetchFault, isUnconnected, mayBeHttp2, ONLY_HTTP2 } from "../core/fetch-fault";
import { hostOf } from "../core/feed-url";
import { speaksHttp2 } from "./speaks-http2";
import { unlessAborted } from "./unless-aborted";

export interface HttpSettings {
  readonly userAgent: string;
  /** Of the body, decoded or not. */
  readonly maxBodyBytes: number;
  /** For all of an answer, redirects included. */
  readonly timeLimitMs: number;
  readonly reach: AddressPolicy;
}

export interface Connected {
  readonly response: Response;
  readonly publicAddress: boolean;
}

/** One request to an address that was checked: resolved once, so that no second answer of the name server can lead elsewhere. */
export async function connectSafely(
  url: URL,
  headers: Readonly<Record<string, string>>,
  { reach }: HttpSettings,
  signal: AbortSignal,
): Promise<Connected> {
  const name = url.hostname.replace(/^\[|\]$/g, "");
  const addresses = isIP(name) ? [name] : await resolve(name, signal);
  for (const address of addresses) {
    const refused = addressFault(address, hostOf(url), reach);
    if (refused !== null) throw new FetchFault(refused);
  }
  const response = await firstToConnect(addresses, (address) => request(url, name, address, headers, signal));
  return { response, publicAddress: addresses.every(isPublic) };
}

/** Addresses of IPv4 first: more of our own networks reach them. */
async function resolve(name: string, signal: AbortSignal): Promise<string[]> {
  try {
    const found = await unlessAborted(lookup(name, { all: true }), signal);
    return [...new Set(found.toSorted((a, b) => a.family - b.family).map(({ address }) => address))];
  } catch (error) {
    if (signal.aborted) throw error;
    throw new FetchFault(`The host name ${name} does not resolve`, { cause: error });
  }
}

async function firstToConnect(addresses: readonly string[], connect: (address: string) => Promise<Response>) {
  let last: unknown = new FetchFault("The host name has no address");
  for (const address of addresses) {
    try {
      return await connect(address);
    } catch (error) {
      if (!isUnconnected(error)) throw error;
      last = error;
    }
  }
  throw last;
}

function request(
  url: URL,
  name: string,
  address: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
) {
  const at = new URL(url);
  at.hostname = isIP(address) === 6 ? `[${address}]` : address;
  const serverName = isIP(name) ? null : name;
  const asked = fetch(at, {
    headers: { ...headers, Host: url.host },
    // the certificate must be that of the name, though we connect to an address
    ...(serverName === null ? {} : { tls: { serverName } }),
    redirect: "manual",
    // a connection of the pool would belong to whichever name was asked at this address before
    keepalive: false,
    // the runtime decodes without a limit: 31 kB become 1.5 GB
    decompress: false,
    signal,
  });
  return asked.catch(async (error: unknown) => {
    if (mayBeHttp2(error) && (await speaksHttp2(at, serverName, signal)))
      throw new FetchFault(ONLY_HTTP2, { cause: error });
    throw error;
  });
}
