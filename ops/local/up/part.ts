/** A program that runs for as long as the system does. */
export interface Part {
  /** Its name in the output of `up`, and of its log file. */
  readonly name: string;
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Throws until the part is ready. */
  ready(): Promise<unknown>;
  /** Asks it to shut down cleanly. */
  readonly stopSignal: "SIGTERM" | "SIGINT";
  /** Ends it at once; SIGKILL if not given. */
  readonly killSignal?: "SIGQUIT";
}
