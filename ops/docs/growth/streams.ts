import { ARTICLE_TAGGED, FEED_PARSED, FEED_RAW, type Stream } from "@infostream/contracts/streams";
import type { Basis, Load } from "./load";

/** How a stream fills. Dead letters are few. */
export interface Filling {
  readonly stream: Stream;
  readonly gibPerDay: number;
  /** Until it reaches its limit of bytes or of age. */
  readonly daysKept: number;
  /** What it would take to reach its age. */
  readonly gibForAge: number;
}

const DAY_MS = 86_400_000;
const GIB = 2 ** 30;

export function fillings(load: Load, b: Basis): Filling[] {
  return [
    filling(FEED_RAW, load.documents * b.rawBytes),
    filling(FEED_PARSED, load.documents * b.parsedBytes),
    filling(ARTICLE_TAGGED, load.stored * b.taggedBytes),
  ];
}

function filling(stream: Stream, bytesPerDay: number): Filling {
  const age = stream.maxAgeMs / DAY_MS;
  return {
    stream,
    gibPerDay: bytesPerDay / GIB,
    daysKept: Math.min(age, stream.maxBytes / bytesPerDay),
    gibForAge: (bytesPerDay * age) / GIB,
  };
}
