import { connect } from "node:net";

/** HAProxy's servers, changed while it runs. */
export interface Servers {
  /** Those that it has, by name. */
  list(): Promise<ReadonlyMap<string, Server>>;
  /** Adds one that gets nothing until its health checks passed. */
  add(name: string, address: string, check: string): Promise<void>;
  /** It gets no new requests; those under way go on. */
  drain(name: string): Promise<void>;
  remove(name: string): Promise<void>;
}

export interface Server {
  /** HAProxy's word: UP, DOWN, DRAIN, MAINT, with a count of checks where it is about to change. */
  readonly status: string;
  readonly sessions: number;
  /** Times that it went down: once when it was added. */
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
    // down before anything can be sent there: HAProxy would take it for healthy until a check fails
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

/** One command, or several, and what HAProxy answers. */
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
