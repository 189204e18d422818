/** Assumptions that nobody has measured for you: change them here and run `bun ops/docs/growth/main.ts --write`. */
export const assumed = {
  pollsPerFeedDay: { value: 24, unit: "polls", source: "once an hour; the schedule goes from 5 minutes to 24 hours" },
  changedShare: { value: 0.25, unit: "of polls", source: "bring another document; the rest is unchanged or fails" },
  fullBodyShare: { value: 0.3, unit: "of polls", source: "answered with a body: those, and servers that know no 304" },
  articlesPerDocument: { value: 20, unit: "articles", source: "as in the benchmark" },
  newPerFeedDay: { value: 3, unit: "articles", source: "what Media Cloud tells of 180,000 feeds, 2.8, rounded" },
  revisionsPerNew: { value: 0.2, unit: "revisions", source: "corrections after the first sight" },
  documentKb: {
    value: 17,
    unit: "KB, gzip",
    source: "between the benchmark's 11 and the 23 of 20 large public test feeds",
  },
  overheadKb: { value: 6, unit: "KB", source: "TLS handshake, headers and answer of a poll without its body" },
  tlsMs: { value: 2, unit: "ms CPU", source: "a TLS handshake, which the benchmark has none of" },
  databaseMsPerPoll: {
    value: 1,
    unit: "ms CPU",
    source: "lease and record; the benchmark's figure includes it unseparated",
  },
  databaseMsPerCompared: { value: 0.05, unit: "ms CPU", source: "an article that is read again and did not change" },
  secondsPerPoll: { value: 2, unit: "s", source: "mean, with servers that hang for 30 s" },
  peak: { value: 3, unit: "times", source: "the busiest minutes against the mean of a day" },
  utilisation: { value: 0.6, unit: "of a core", source: "that a service may be busy in those minutes" },
  articlesKeptDays: {
    value: 365,
    unit: "days",
    source: "the figures are those after a year in which nothing is deleted",
  },
  databaseMemoryShare: {
    value: 0.01,
    unit: "of the database",
    source: "memory for what is read and compared all the time",
  },
  logBytesPerPoll: { value: 350, unit: "bytes", source: "a line of the log, and its share of the tagger's" },
  flowLogBytesPerPoll: { value: 440, unit: "bytes", source: "four records of the network's flow log" },
} as const;
