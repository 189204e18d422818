import { expect, test } from "bun:test";
import { readBasis } from "./basis";
import { chart } from "./chart";
import { levelOf, levels } from "./levels";
import { costLines } from "./lines";
import { CHART, calculated, drawnChart, PAGE, withTables } from "./page";
import { dollars, inRound } from "./round";

const basis = readBasis();

test("docs/growth.md and its chart match the calculation (otherwise run bun ops/docs/growth/main.ts --write)", async () => {
  const page = await Bun.file(PAGE).text();
  expect(withTables(page, calculated())).toBe(page);
  expect(await Bun.file(CHART).text()).toBe(drawnChart());
});

test("at a thousand feeds the cost is about what ADR 8 counts at the defaults", () => {
  const { total, plan } = levelOf(1000, basis);
  expect(total).toBeWithin(200, 240);
  expect([plan.fetcher.count, plan.tagger.count, plan.api.count, plan.nats.count]).toEqual([1, 1, 2, 1]);
  expect([plan.database.name, plan.storageGib, plan.natsVolumeGib]).toEqual(["db.t4g.small", 30, 20]);
});

test("ten times the feeds are ten times the load", () => {
  const [one, ten] = [levelOf(10_000, basis).load, levelOf(100_000, basis).load];
  expect(ten.polls / one.polls).toBeCloseTo(10);
  expect(ten.natGb / one.natGb).toBeCloseTo(10);
  expect(ten.cores.fetcher / one.cores.fetcher).toBeCloseTo(10);
});

test("no service is given more than its core, nor the database more memory than it takes", () => {
  for (const { load, plan } of levels(basis)) {
    expect((load.cores.fetcher * basis.peak) / plan.fetcher.count).toBeLessThanOrEqual(basis.utilisation);
    expect((load.cores.tagger * basis.peak) / plan.tagger.count).toBeLessThanOrEqual(basis.utilisation);
    expect(plan.database.memoryGib).toBeGreaterThanOrEqual(load.databaseGib * basis.databaseMemoryShare);
    expect(plan.storageGib).toBeGreaterThan(load.databaseGib);
    expect(plan.concurrency * plan.fetcher.count).toBeGreaterThanOrEqual(load.inFlight);
  }
});

test("a stream holds its age where its bytes allow, and else as long as they last", () => {
  const [few, many] = [levelOf(1000, basis).fillings[0], levelOf(1_000_000, basis).fillings[0]];
  expect(few?.daysKept).toBe(7);
  // 6 million documents of 946 bytes fill 1 GiB in four and a half hours
  expect((many?.daysKept ?? 0) * 24).toBeCloseTo(4.54, 1);
});

test("twice the polls cost more network, not more database storage", () => {
  const busier = levelOf(100_000, { ...basis, pollsPerFeedDay: 48, changedShare: basis.changedShare / 2 });
  const now = levelOf(100_000, basis);
  expect(busier.cost.network).toBeGreaterThan(now.cost.network);
  expect(busier.plan.storageGib).toBe(now.plan.storageGib);
});

test("a load beyond every database class is reported", () => {
  expect(() => levelOf(10_000_000, basis)).toThrow("no database class");
});

test("figures keep two digits", () => {
  expect([0, 0.0456, 1.23, 12.6, 1333, 24_000_000, 1_100_000_000].map(inRound)).toEqual([
    "0",
    "0.046",
    "1.2",
    "13",
    "1,300",
    "24 M",
    "1.1 G",
  ]);
  expect([0.4, 98.2, 1805.2].map(dollars)).toEqual(["0", "98", "1,810"]);
});

test("names at the ends of lines lie over none of each other, nor beyond the picture", () => {
  const svg = chart("x", costLines(basis));
  const labels = Array.from(svg.matchAll(/<text x="(\d[\d.]*)" y="([\d.]+)" fill="[^"]*"[^>]*>([^<]+)/g), (found) => ({
    x: Number(found[1]),
    y: Number(found[2]),
    name: found[3] ?? "",
  })).sort((a, b) => a.y - b.y);
  expect(labels.length).toBe(costLines(basis).length);
  for (const [i, { x, y, name }] of labels.entries()) {
    expect(y - (labels[i - 1]?.y ?? 0)).toBeGreaterThanOrEqual(18);
    // a letter of this size is 8.5 wide at most on average
    expect(x + name.length * 8.5).toBeLessThan(860);
  }
});

test("a page without a place for a table is reported", () => {
  expect(() => withTables("# Growth", { load: "x" })).toThrow("<!-- load -->");
});
