export interface ServerSentEvent {
  readonly event: string;
  readonly data: string;
}

/** What a browser keeps about a stream across connections. */
export interface StreamState {
  /** The first id; null before it arrives. */
  firstEventId: string | null;
  lastEventId: string;
  retryMs: number;
}

/** Parses one connection's stream as browsers do: an incomplete event is dropped, and an id without data moves the position. */
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
