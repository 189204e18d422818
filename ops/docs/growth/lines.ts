import type { Line } from "./chart";
import type { Cost } from "./cost";
import { levelOf, SHORTER_DAYS } from "./levels";
import type { Basis } from "./load";

const FEEDS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((thousands) => thousands * 1000);

/** What the chart shows: cost in all, by how long articles are kept, and the parts of the dearer one. */
export function costLines(basis: Basis): Line[] {
  const year = FEEDS.map((feeds) => levelOf(feeds, basis));
  const shorter = FEEDS.map((feeds) => levelOf(feeds, basis, SHORTER_DAYS));
  const part = (name: string, colour: string, of: (cost: Cost) => number): Line => ({
    name,
    colour,
    bold: false,
    points: year.map(({ load, cost }) => ({ feeds: load.feeds, dollars: of(cost) })),
  });
  const all = (name: string, colour: string, levels: typeof year): Line => ({
    name,
    colour,
    bold: true,
    points: levels.map(({ load, total }) => ({ feeds: load.feeds, dollars: total })),
  });
  return [
    all("in all, a year kept", "#cf222e", year),
    all(`in all, ${SHORTER_DAYS} days kept`, "#0969da", shorter),
    part("database, a year kept", "#1a7f37", ({ database }) => database),
    part("S3, a year kept", "#8250df", ({ s3Requests, s3Storage }) => s3Requests + s3Storage),
    part("hosts", "#9a6700", ({ hosts }) => hosts),
    part("network", "#57606a", ({ network }) => network),
  ];
}
