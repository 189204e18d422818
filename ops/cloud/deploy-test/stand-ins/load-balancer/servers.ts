import { connect } from "node:net";

/** HAProxy's servers, changed while it runs. */
export interface Servers {
  /** All servers by name. */
  list(): Promise<ReadonlyMap<string, Server>>;
  /** Adds a server that gets no requests until its health checks have passed. */
  add(name: string, address: string, check: string): Promise<void>;
  /** Drains a server: it gets no new requests, and current ones continue. */
  drain(name: string): Promise<void>;
  remove(name: string): Promise<void>;
}

export interface Server {
  /** HAProxy's state: UP, DOWN, DRAIN or MAINT, with a count of checks before a change. */
  readonly status: string;
  readonly sessions: number;
  /** How often it went down; adding it counts once. */
  readonly falls: number;
}

const BACKEND = "apis";

export const servers = (port: number): Servers => ({
  async list() {
    const [header = "", ...lines] = (await ask(port, `show stat ${BACKEND} 4 -1`)).replace("# ", "").split("\n");
    const names = header.split(",");
    const rows = lines.filter(Boolean).map((line) => {
      const cells = line.split(",");
      return (name: string) => cells[names.indexOf(name)] ?? "";
    });
    return new Map(
      rows.map((cell) => [
        cell("svname"),
        { status: cell("status"), sessions: Number(cell("scur")), falls: Number(cell("chkdown")) },
      ]),
    );
  },
  async add(name, address, check) {
    const server = `${BACKEND}/${name}`;
    // mark it down first: HAProxy would treat it as healthy until a check fails
    const commands = [
      `set server ${server} state ready`,
      `set server ${server} health down`,
      `enable health ${server}`,
    ];
    await ask(port, [`add server ${server} ${address} check ${check}`, ...commands].join("; "));
  },
  drain: async (name) => void (await ask(port, `set server ${BACKEND}/${name} state drain`)),
  async remove(name) {
    const server = `${BACKEND}/${name}`;
    await ask(port, `set server ${server} state maint; shutdown sessions server ${server}; disable health ${server}`);
    await ask(port, `del server ${server}`);
  },
});

/** Sends commands to HAProxy and returns its answer. */
async function ask(port: number, command: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let answer = "";
  const socket = connect(port, "127.0.0.1", () => void socket.end(`${command}\n`));
  socket
    .on("data", (chunk) => (answer += chunk.toString()))
    .on("end", () => resolve(answer))
    .on("error", reject);
  return promise;
}
