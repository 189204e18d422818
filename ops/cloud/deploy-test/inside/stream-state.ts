/** What the stream of documents holds, and how far the tagger is. */
export interface StreamState {
  /** Another one is another stream of the same name. */
  readonly created: string;
  /** Of every message, oldest first. */
  readonly ids: readonly string[];
  readonly consumer: {
    readonly created: string;
    readonly acknowledgedUpTo: number;
    /** Messages that it has yet to take or to acknowledge. */
    readonly waiting: number;
  };
}
