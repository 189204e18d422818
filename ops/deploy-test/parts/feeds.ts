import { type Environment, NAMES } from "../environment";
import { IMAGES } from "../images";
import { start } from "./container";

export const FEEDS_PORT = 8090;
export const FEEDS = ["world.rss", "technology.atom", "science.json"].map(
  (path) => `http://${NAMES.feeds}:${FEEDS_PORT}/${path}`,
);

/** Feeds that gain articles, somewhere on the Internet. */
export const startFeeds = (environment: Environment): Promise<void> =>
  start(environment, "feeds", {
    image: IMAGES.services,
    at: { address: environment.address.feeds },
    // a feed lists its newest 30: nothing scrolls away while a server is gone for two minutes
    env: { MOCK_FEEDS_HOST: "0.0.0.0", MOCK_FEEDS_EVERY: "8s" },
    command: ["bun", "ops/mock-feeds/main.ts"],
  });
