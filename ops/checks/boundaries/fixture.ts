import { parse } from "./imports";
import { rooms } from "./rooms";
import { judge } from "./verdict";

/** What the rule says of a file with this text. It makes no difference whether the repository has what the text names. */
export const judged = (path: string, text: string): string[] =>
  judge({ path, file: parse(path, text) }, rooms, () => false).map(({ message }) => message);

export const CORE = "services/fetcher/core/fixture.ts";
export const STORY = "services/fetcher/fixture.ts";
export const ADAPTER = "services/fetcher/adapters/fixture.ts";
