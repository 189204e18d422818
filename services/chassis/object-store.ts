/** Where raw documents rest: immutable objects under keys. One contract, shown by one test suite for every kind. */
export interface ObjectStore extends Disposable {
  /** Stored durably when it returns; the same key again is no error. Throws `Unavailable` where the store does not answer. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** The object, or null where there is none. Throws `Unavailable` where the store does not answer. */
  get(key: string): Promise<Uint8Array | null>;
  check(): Promise<void>;
}
