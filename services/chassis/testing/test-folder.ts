import { rm } from "node:fs/promises";
import { sharedServers } from "./test-servers";

export interface TestFolder extends AsyncDisposable {
  readonly path: string;
}

/** An empty folder that is removed after the test. */
export async function testFolder(): Promise<TestFolder> {
  const path = await sharedServers().folder("folder");
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
