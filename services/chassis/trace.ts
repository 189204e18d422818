const hex = (bytes: number) => Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString("hex");

/** A new W3C `traceparent`, sampled; the beginning of a piece of work that no other caused. */
export const newTrace = () => `00-${hex(16)}-${hex(8)}-01`;

/** The same trace with a span of its own: work that another piece of work caused. A malformed parent begins a new trace. */
export function childOf(parent: string | undefined): string {
  const trace = /^00-([0-9a-f]{32})-[0-9a-f]{16}-([0-9a-f]{2})$/.exec(parent ?? "");
  return trace ? `00-${trace[1]}-${hex(8)}-${trace[2]}` : newTrace();
}
