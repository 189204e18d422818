/** The contents of the stream of documents, and the progress of the tagger's consumer. */
export interface StreamState {
  /** A different time means a recreated stream. */
  readonly created: string;
  /** The message ids, oldest first. */
  readonly ids: readonly string[];
  readonly consumer: {
    readonly created: string;
    readonly acknowledgedUpTo: number;
    /** Messages that are not delivered or not acknowledged yet. */
    readonly waiting: number;
  };
}
