import type { Position } from "@infostream/chassis/read-stream";
import type { ArticleTagged } from "@infostream/contracts";
import { formatPosition } from "./position";

const bytes = (text: string) => new TextEncoder().encode(text);

/** An article as a server-sent event. JSON has no line breaks of its own, which would end the event. */
export const articleText = (at: Position, article: ArticleTagged) =>
  bytes(`event: article\nid: ${formatPosition(at)}\ndata: ${JSON.stringify(article)}\n\n`);

/** Tells that something between the client's position and `at` cannot be told any more. */
export const resetText = (at: Position) =>
  bytes(`event: reset\nid: ${formatPosition(at)}\ndata: ${JSON.stringify({ detail: RESET })}\n\n`);

const RESET =
  "What followed your position cannot be told any more. Articles from now on follow; GET /api/articles has the others.";

/** An id alone is no event: it moves the position that the client will resume from. */
export const positionText = (at: Position) => bytes(`id: ${formatPosition(at)}\n\n`);

/** How long to wait before connecting anew, in milliseconds. */
export const retryText = (ms: number) => bytes(`retry: ${ms}\n\n`);

/** A comment, which keeps the connection from looking dead. */
export const HEARTBEAT = bytes(":\n\n");
