import { createSecureServer, createServer } from "node:http2";
import { testAuthority, testCertificate } from "@infostream/chassis/testing/certificates";

/** A server that says what it likes, piece by piece, and then hangs up; with nothing to say it hangs up at once. */
export function rawServer(pieces: readonly (string | Uint8Array)[]): Disposable & { readonly url: string } {
  const listener = Bun.listen({
    hostname: "127.0.0.1",
    port: 0,
    socket: {
      data: async (socket) => {
        for (const piece of pieces) {
          socket.write(piece);
          if (pieces.length > 2) await Bun.sleep(20);
        }
        socket.end();
      },
    },
  });
  return { url: `http://127.0.0.1:${listener.port}/feed`, [Symbol.dispose]: () => listener.stop(true) };
}

/** A server over TLS with a self-signed certificate. */
export async function selfSigned(
  name: string,
): Promise<Disposable & { readonly url: string; readonly certificate: string }> {
  const request = `req -x509 -newkey rsa:2048 -nodes -keyout - -days 2 -subj /CN=${name} -addext subjectAltName=DNS:${name}`;
  const made = Bun.spawn(["openssl", ...request.split(" ")], { stdout: "pipe", stderr: "ignore" });
  const pem = await made.stdout.text();
  const server = Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    tls: { key: pem, cert: pem },
    fetch: (request) => new Response(`asked as ${request.headers.get("host")}`),
  });
  return {
    url: `${server.url.origin}/feed`,
    certificate: pem.slice(pem.indexOf("-----BEGIN CERTIFICATE")),
    [Symbol.dispose]: () => void server.stop(true),
  };
}

/** A server that speaks nothing but HTTP/2, with TLS or without. */
export async function http2Only(scheme: "http" | "https"): Promise<Disposable & { readonly url: string }> {
  const { certificate, key } = testCertificate(testAuthority("authority.test"), ["feed.test"]);
  const server = scheme === "http" ? createServer() : createSecureServer({ allowHTTP1: false, cert: certificate, key });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return { url: `${scheme}://127.0.0.1:${port}/feed`, [Symbol.dispose]: () => void server.close() };
}
