import type { Ingest } from "../ingest/measure";
import type { Limits } from "../limits/measure";
import type { Read } from "../read/measure";
import type { PartUsage } from "../system/usage";
import { drawBars, type Line, whole } from "./bars";
import type { Result } from "./result";

/** The result as a person reads it. */
export function describe({ machine, shape, ingest, read, limits }: Result): string {
  const kilobytes = Math.round(shape.bytes / 1_000);
  return [
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.platform}, Bun ${machine.bun}`,
    `${whole(shape.feeds)} feeds of ${shape.articles} articles, ${kilobytes} KB each`,
    ...(ingest ? ["", "Ingest", ...describeIngest(ingest, limits)] : []),
    ...(read ? ["", "Read", ...describeRead(read)] : []),
    ...(!ingest && limits ? ["", "Limits", drawBars(limitLines(limits)), syncs(limits)] : []),
    "",
  ].join("\n");
}

function describeIngest(ingest: Ingest, limits: Limits | null): string[] {
  const { articlesPerSecond, storedSeconds, taggedSeconds, indexedSeconds, importSeconds } = ingest;
  const system: Line = { label: "InfoStream", value: articlesPerSecond, unit: "articles/s" };
  return [
    drawBars([system, ...(limits ? limitLines(limits) : [])]),
    ...(limits ? [syncs(limits)] : []),
    `  ${whole(ingest.articles)} articles stored after ${storedSeconds.toFixed(1)} s, published after ${taggedSeconds.toFixed(1)} s, fully searchable after ${indexedSeconds.toFixed(1)} s; the import took ${importSeconds.toFixed(2)} s`,
    `  stored ${ingest.stored}, lost ${ingest.lost}, duplicated ${ingest.double}, unexpected ${ingest.foreign}, article.tagged ${ingest.tagged}`,
    ...describeUsage(ingest.usage),
  ];
}

const limitLines = (limits: Limits): Line[] => [
  { label: "rss-parser alone", value: limits.parsedArticles, unit: "articles/s", note: "one core" },
  {
    label: "PostgreSQL alone",
    value: limits.insertedRows,
    unit: "rows/s",
    note: "one connection, 200 rows per statement, durable",
  },
  { label: "JetStream alone", value: limits.publishedMessages, unit: "messages/s", note: "batches of 200, durable" },
];

const syncs = ({ diskSyncs }: Limits) => `  the disk syncs ${whole(diskSyncs)} pages per second`;

function describeRead(read: readonly Read[]): string[] {
  return read.flatMap((one) => [
    drawBars([
      {
        label: one.name.padEnd(16),
        value: one.requestsPerSecond,
        unit: "requests/s",
        note: `p50 ${one.p50Ms.toFixed(1)} ms, p99 ${one.p99Ms.toFixed(1)} ms, errors ${one.errors}`,
      },
      { label: "bare Bun.serve", value: one.bareRequestsPerSecond, unit: "requests/s" },
    ]),
    ...describeUsage(one.usage.filter(({ cpuSeconds }) => cpuSeconds >= 0.1)),
  ]);
}

const describeUsage = (usage: readonly PartUsage[]) =>
  usage.map(
    ({ part, cpuSeconds, peakMb }) =>
      `    ${part.padEnd(14)} ${cpuSeconds.toFixed(2).padStart(7)} s of CPU, ${whole(peakMb).padStart(5)} MB`,
  );
