import { run } from "@infostream/chassis/run";
import { help, readConfig } from "./config";
import { feeds } from "./content/feeds";
import { answerAt } from "./site";

if (process.argv.includes("--help")) {
  process.stdout.write(help);
  process.exit(0);
}

await run("mock-feeds", async ({ use, log }) => {
  const config = readConfig(process.env);
  const site = { ...config, startMs: Date.now() };
  const server = use(
    Bun.serve({
      hostname: config.host,
      port: config.port,
      fetch: (request) => answerAt(site, request, Date.now()),
    }),
  );
  log.info("server.listening", "Serving the mock feeds.", {
    url: server.url.origin,
    feeds: feeds.map(({ path }) => path),
  });
});
