import { parse } from "./imports";
import { rooms } from "./rooms";
import { findViolations } from "./violations";

/** The messages of all violations in a file with this text. The imported files need not exist. */
export const messagesFor = (path: string, text: string): string[] =>
  findViolations({ path, file: parse(path, text) }, rooms, () => false).map(({ message }) => message);

export const CORE = "services/fetcher/core/fixture.ts";
export const STORY = "services/fetcher/fixture.ts";
export const ADAPTER = "services/fetcher/adapters/fixture.ts";
