/** A server that sends the given bytes, piece by piece, and then closes the connection; without any, it closes it at once. */
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
