import { parse } from "./imports";
import { rooms } from "./rooms";
import { findViolations } from "./violations";

/** What the rule says of a file with this text. It makes no difference whether the repository has what the text names. */
export const messagesFor = (path: string, text: string): string[] =>
  findViolations({ path, file: parse(path, text) }, rooms, () => false).map(({ message }) => message);

export const CORE = "services/fetcher/core/fixture.ts";
export const STORY = "services/fetcher/fixture.ts";
export const ADAPTER = "services/fetcher/adapters/fixture.ts";
