import { type Environment, NAMES } from "../environment";
import { IMAGES } from "../images";
import { start } from "./container";

export const FEEDS_PORT = 8090;
const url = (path: string) => `http://${NAMES.feeds}:${FEEDS_PORT}/${path}`;
/** Subscribed to from the first deploy on. */
export const FEEDS: readonly string[] = ["world.rss", "technology.atom"].map(url);
/** Subscribed to after the backup. */
export const FEED_AFTER_BACKUP: string = url("science.json");

/** Feeds that gain articles, somewhere on the Internet. */
export const startFeeds = (environment: Environment): Promise<void> =>
  start(environment, "feeds", {
    image: IMAGES.services,
    at: { address: environment.address.feeds },
    // a feed lists its newest 30, so nothing drops out of it during a two-minute outage
    env: { MOCK_FEEDS_HOST: "0.0.0.0", MOCK_FEEDS_EVERY: "8s" },
    command: ["bun", "ops/local/mock-feeds/main.ts"],
  });
