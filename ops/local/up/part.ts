/** A program that belongs to the system and runs for as long as it. */
export interface Part {
  /** As it is called in what `up` prints, and its log file. */
  readonly name: string;
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Throws as long as it does not serve. */
  ready(): Promise<unknown>;
  /** Asks it to end in good order. */
  readonly stopSignal: "SIGTERM" | "SIGINT";
  /** Ends it at once, where that is not SIGKILL. */
  readonly killSignal?: "SIGQUIT";
}
