/** A port on loopback that is free now; another process may take it before it is used. */
export function freePort(): number {
  const listener = Bun.listen({ hostname: "127.0.0.1", port: 0, socket: { data() {} } });
  const { port } = listener;
  listener.stop(true);
  return port;
}

/** Whether a port on this address can be bound now. */
export const portIsFree = (port: number, hostname = "127.0.0.1"): boolean => bindFault(port, hostname) === null;

/** Why a port on this address cannot be bound now: the system's code, such as EADDRINUSE, or "" without a code; null where it can. */
export function bindFault(port: number, hostname: string): string | null {
  try {
    Bun.listen({ hostname, port, socket: { data() {} } }).stop(true);
    return null;
  } catch (error) {
    return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
  }
}
