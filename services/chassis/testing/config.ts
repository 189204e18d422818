/** Where tests get their servers: as child processes, or from containers of the official images. */
export const testServersFrom = (env: Readonly<Record<string, string | undefined>> = process.env) =>
  env["INFOSTREAM_TEST_SERVERS"] === "containers" ? "containers" : "embedded";

/** testcontainers' own clean-up needs a further image; ours does without. Its library reads only the environment. */
export function disableReaper(): void {
  process.env["TESTCONTAINERS_RYUK_DISABLED"] = "true";
}
