import type { Position } from "@infostream/chassis/read-stream";
import type { ArticleTagged } from "@infostream/contracts";
import { formatPosition } from "./position";

const bytes = (text: string) => new TextEncoder().encode(text);

/** An article as a server-sent event. JSON has no line breaks of its own, which would end the event. */
export const articleText = (at: Position, article: ArticleTagged) =>
  bytes(`event: article\nid: ${formatPosition(at)}\ndata: ${JSON.stringify(article)}\n\n`);

/** Says that events between the client's position and `at` are no longer available. */
export const resetText = (at: Position) =>
  bytes(`event: reset\nid: ${formatPosition(at)}\ndata: ${JSON.stringify({ detail: RESET })}\n\n`);

const RESET =
  "The events after your position are no longer available. New articles follow from here; read the others from GET /api/articles.";

/** An id alone is not an event: it moves the position that the client will resume from. */
export const positionText = (at: Position) => bytes(`id: ${formatPosition(at)}\n\n`);

/** How long to wait before connecting again, in milliseconds. */
export const retryText = (ms: number) => bytes(`retry: ${ms}\n\n`);

/** A comment, which keeps the connection from looking dead. */
export const HEARTBEAT = bytes(":\n\n");
