import type { Filter } from "../articles/selection";
import { type ArticleEvent, chunksFor } from "./article-event";
import type { Client } from "./client";

/** The clients that receive new events, grouped by filter, so that each text is made once per filter. */
export interface Subscribers {
  add(client: Client, filter: Filter): void;
  remove(client: Client): void;
  has(client: Client): boolean;
  send(events: readonly ArticleEvent[]): void;
  sendToAll(text: Uint8Array): void;
}

interface Group {
  readonly key: string;
  readonly filter: Filter;
  readonly clients: Set<Client>;
}

export function subscribers(): Subscribers {
  const groups = new Map<string, Group>();
  const groupOf = new Map<Client, Group>();
  return {
    add(client, filter) {
      const key = JSON.stringify([filter.feed, ...filter.tags.toSorted()]);
      const group = groups.get(key) ?? { key, filter, clients: new Set() };
      groups.set(key, group);
      group.clients.add(client);
      groupOf.set(client, group);
    },
    remove(client) {
      const group = groupOf.get(client);
      groupOf.delete(client);
      group?.clients.delete(client);
      if (group?.clients.size === 0) groups.delete(group.key);
    },
    has: (client) => groupOf.has(client),
    send(events) {
      for (const { filter, clients } of groups.values()) {
        const chunks = chunksFor(filter, events);
        for (const client of clients) chunks.forEach(client.send);
      }
    },
    sendToAll(text) {
      for (const client of groupOf.keys()) client.send(text);
    },
  };
}
