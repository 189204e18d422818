/** Where raw documents are stored: immutable objects under keys. One test suite checks every implementation. */
export interface ObjectStore extends Disposable {
  /** Stored durably when it returns; storing the same key again is not an error. Throws `Unavailable` where the store does not answer. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** The object, or null if there is none. Throws `Unavailable` where the store does not answer. */
  get(key: string): Promise<Uint8Array | null>;
  check(): Promise<void>;
}
