export interface ServerSentEvent {
  readonly event: string;
  readonly data: string;
}

/** What a browser remembers of a stream, over all its connections. */
export interface StreamState {
  /** Where the stream began; null before it says so. */
  firstEventId: string | null;
  lastEventId: string;
  retryMs: number;
}

/** Reads one connection's stream as browsers do: an event that breaks off is none, and an id alone moves the position. */
export function eventReader(state: StreamState, onEvent: (event: ServerSentEvent) => void): (part: string) => void {
  let rest = "";
  return (part) => {
    const blocks = (rest + part).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const fields = block.split("\n").map((line) => /^([^:]*):? ?(.*)$/.exec(line)?.slice(1) ?? []);
      const value = (name: string) => fields.findLast(([field]) => field === name)?.[1];
      state.lastEventId = value("id") ?? state.lastEventId;
      state.firstEventId ??= value("id") ?? null;
      state.retryMs = Number(value("retry") ?? state.retryMs);
      const data = value("data");
      if (data !== undefined) onEvent({ event: value("event") ?? "message", data });
    }
  };
}
