export interface ServerSentEvent {
  readonly event: string;
  readonly id: string;
  readonly data: string;
}

/** What a client made of a stream so far, as browsers read it. */
export interface Heard {
  readonly events: ServerSentEvent[];
  lastEventId: string;
  retryMs: number | null;
  comments: number;
}

export const nothingHeard = (lastEventId = ""): Heard => ({ events: [], lastEventId, retryMs: null, comments: 0 });

/** Reads a body to its end. An event that breaks off is not counted, and an id alone moves the position. */
export async function listen(body: ReadableStream<Uint8Array> | null, heard: Heard): Promise<void> {
  if (body === null) return;
  let rest = "";
  const utf8 = new TextDecoder();
  for await (const chunk of body) {
    const blocks = (rest + utf8.decode(chunk, { stream: true })).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) take(block, heard);
  }
}

function take(block: string, heard: Heard) {
  let event = "message";
  const data: string[] = [];
  for (const line of block.split("\n")) {
    const [, field = "", value = ""] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
    if (line.startsWith(":")) heard.comments++;
    else if (field === "event") event = value;
    else if (field === "id") heard.lastEventId = value;
    else if (field === "retry") heard.retryMs = Number(value);
    else if (field === "data") data.push(value);
    else throw new Error(`no line of an event: ${line}`);
  }
  if (data.length > 0) heard.events.push({ event, id: heard.lastEventId, data: data.join("\n") });
}

export interface Follower extends AsyncDisposable {
  readonly heard: Heard;
  /** Ids of the articles that it heard of, in their order. */
  articles(): string[];
  connections(): number;
}

/** Follows as a browser does: comes back after the stream's end or a failure, with the last id, at any of the addresses. */
export function follow(addresses: readonly string[], path = "/events", lastEventId = ""): Follower {
  const heard = nothingHeard(lastEventId);
  const left = new AbortController();
  let connections = 0;
  const one = async () => {
    const address = addresses[connections++ % addresses.length];
    const headers: Record<string, string> = heard.lastEventId === "" ? {} : { "last-event-id": heard.lastEventId };
    const response = await fetch(`${address}${path}`, { headers, signal: left.signal });
    if (response.status === 200) await listen(response.body, heard);
  };
  const loop = async () => {
    // shorter than `retry:` says, so that tests need not wait
    for (; !left.signal.aborted; await Bun.sleep(30)) await one().catch(() => {});
  };
  const ended = loop();
  return {
    heard,
    articles: () => heard.events.filter(({ event }) => event === "article").map(({ data }) => JSON.parse(data).id),
    connections: () => connections,
    async [Symbol.asyncDispose]() {
      left.abort();
      await ended;
    },
  };
}
