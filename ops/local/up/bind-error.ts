/** Why the page cannot bind its address, and what to do about it, from the error code of the attempt. */
export function explainBindError(code: string, host: string, port: number): string {
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} on ${host} is in use by another program. Stop that program, or choose another port:\n${withPort(port + 1)}`;
    case "EACCES":
      return `This user may not listen on port ${port}; ports below 1024 usually need root. Choose another port:\n${withPort(8080)}`;
    // an unknown host name gives no code
    case "EADDRNOTAVAIL":
    case "":
      return (
        `INFOSTREAM_HOST is ${host}, which is not an address of this machine. Unset it to serve this machine only, ` +
        `or serve the whole network:\n  INFOSTREAM_HOST=0.0.0.0 bun run up`
      );
    default:
      return `Cannot listen on port ${port} of ${host} (${code}). Set INFOSTREAM_HOST and INFOSTREAM_PORT to other values.`;
  }
}

const withPort = (port: number) => `  INFOSTREAM_PORT=${port > 65_535 ? 8080 : port} bun run up`;
