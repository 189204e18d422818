/** Why a document could not be had, in words for a person. */
export class FetchFault extends Error {
  override readonly name = "FetchFault";
}

export const damaged = (cause?: unknown) =>
  new FetchFault("The document is damaged and cannot be decompressed", { cause });

const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "The server refuses connections",
  ConnectionRefused: "The server refuses connections",
  FailedToOpenSocket: "Could not connect to the server",
  ECONNRESET: "The server closed the connection too early",
  ConnectionClosed: "The server closed the connection too early",
  EPIPE: "The server closed the connection too early",
  EHOSTUNREACH: "The server's network cannot be reached",
  ENETUNREACH: "The server's network cannot be reached",
  ETIMEDOUT: "The server does not answer",
  EPROTO: "The server does not speak TLS correctly",
  Malformed_HTTP_Response: "The server does not speak HTTP",
};
const CERTIFICATE: Readonly<Record<string, string>> = {
  ERR_TLS_CERT_ALTNAME_INVALID: "it is for another name",
  CERT_HAS_EXPIRED: "it has expired",
  CERT_NOT_YET_VALID: "it is not valid yet",
  DEPTH_ZERO_SELF_SIGNED_CERT: "it is self-signed",
  SELF_SIGNED_CERT_IN_CHAIN: "its chain ends in a self-signed certificate",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "its issuer is unknown",
  UNABLE_TO_GET_ISSUER_CERT: "its issuer is unknown",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "its issuer is unknown",
};

/**
 * An error of the runtime's fetch, in words for a person: its own text gives addresses and hints that do not help here. Null for
 * an error without a code, which no server caused.
 */
export function describeFault(error: unknown): string | null {
  if (error instanceof FetchFault) return error.message;
  const code = codeOf(error);
  if (code === "") return null;
  const certificate = CERTIFICATE[code];
  if (certificate !== undefined) return `The server's certificate is not valid: ${certificate}`;
  return WORDS[code] ?? `The document could not be fetched (${code})`;
}

/** Whether another address of the same server is worth a try. */
export const isUnconnected = (error: unknown) =>
  ["ECONNREFUSED", "ConnectionRefused", "FailedToOpenSocket", "EHOSTUNREACH", "ENETUNREACH", "ETIMEDOUT"].includes(
    codeOf(error),
  );

/** What a server that speaks only HTTP/2 does to a request of HTTP/1.1, with TLS or without. Others do so too. */
export const mayBeHttp2 = (error: unknown) => ["EPROTO", "Malformed_HTTP_Response"].includes(codeOf(error));

export const ONLY_HTTP2 = "The server speaks only HTTP/2; feeds are fetched over HTTP/1.1";

const codeOf = (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : "");
