import type { Feed } from "../article";
import { frenchScience, frenchTechnology, frenchWorld } from "./french";
import { germanScience, germanTechnology, germanWorld } from "./german";
import { japaneseScience, japaneseTechnology, japaneseWorld } from "./japanese";
import { science } from "./science";
import { technology } from "./technology";
import { world } from "./world";

/** What the server offers, in the order in which the feeds publish. */
export const feeds: readonly Feed[] = [
  {
    name: "world",
    path: "/world.rss",
    title: "The Meridian Post: World",
    description: "Politics, economy, climate and sport from everywhere.",
    newsroom: world,
    guests: [germanWorld, frenchWorld, japaneseWorld],
  },
  {
    name: "technology",
    path: "/technology.atom",
    title: "Copperline: Technology",
    description: "Programming, security, artificial intelligence and the machines beneath.",
    newsroom: technology,
    guests: [germanTechnology, frenchTechnology, japaneseTechnology],
  },
  {
    name: "science",
    path: "/science.json",
    title: "Halcyon Science",
    description: "Space, health, climate and what the laboratory found.",
    newsroom: science,
    guests: [germanScience, frenchScience, japaneseScience],
  },
];
