/** What keeps the page from its address and how to help it, by the code with which binding failed. */
export function explainBindError(code: string, host: string, port: number): string {
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} on ${host} is in use by another program. Stop that one, or choose another port:\n${withPort(port + 1)}`;
    case "EACCES":
      return `Port ${port} may not be used by this user: those below 1024 are the system's as a rule. Choose another port:\n${withPort(8080)}`;
    // a name that nobody knows has no code
    case "EADDRNOTAVAIL":
    case "":
      return (
        `INFOSTREAM_HOST is ${host}, which is no address of this machine. Leave it out to serve this machine alone, ` +
        `or serve the whole network:\n  INFOSTREAM_HOST=0.0.0.0 bun run up`
      );
    default:
      return `Port ${port} on ${host} cannot be used (${code}). Choose others in INFOSTREAM_HOST and INFOSTREAM_PORT.`;
  }
}

const withPort = (port: number) => `  INFOSTREAM_PORT=${port > 65_535 ? 8080 : port} bun run up`;
