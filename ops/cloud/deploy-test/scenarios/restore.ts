import { expect } from "bun:test";
import { until } from "@infostream/chassis/testing/until";
import { all, text } from "../aws/xml";
import { execute, script } from "../docker";
import { databaseName } from "../machines/database";
import { FEEDS, FEED_AFTER_BACKUP } from "../parts/feeds";
import { OPERATOR } from "../parts/operator";
import { parameter } from "../secret";
import type { Deployment } from "../deployment";
import { compareNumbers, NO_SHORTFALL } from "./exactly-once";
import { expectServicesRecover } from "./no-message-lost";
import { numberedArticles } from "./numbered-articles";
import { containersSince } from "./service-state";
import { subscribe } from "./subscribe";

const SOON_MS = 60_000;
const REPLAYED_MS = 120_000;
const PARAMETERS = "/root/base.json";

/** Takes snapshots, then subscribes to a feed that they do not contain. Returns a function that gives the snapshot's name. */
export function backUp(deployment: Deployment): () => string {
  const { aws, hypervisor, page, stage, mustPlay } = deployment;
  let name = "";

  stage("backup: takes a snapshot of the database and of the streams", async () => {
    await mustPlay("backup.yml");
    const { snapshots, databases } = await hypervisor.settle();
    expect(snapshots.map(({ database }) => database)).toEqual(databases.map(({ id }) => id));
    name = snapshots[0]?.id ?? "";
    const filter = { "Filter.1.Name": "tag:Name", "Filter.1.Value.1": name };
    const ofStreams = all(await aws.query("ec2", "DescribeSnapshots", filter), "snapshotSet/item");
    const volume = JSON.parse(await parameter(aws, "settings")) as { readonly nats_volume: string };
    expect(ofStreams.map((each) => text(each, "volumeId"))).toEqual([volume.nats_volume]);
  });
  stage("backup: a feed is added that the snapshots do not contain", async () => {
    await subscribe(deployment, [FEED_AFTER_BACKUP]);
    await until("its articles", async () => (await numberedArticles(page)).some(isLater), SOON_MS);
  });
  return () => name;
}

/** Restores the database from the snapshot and replays the streams, so that no article is lost. */
export function restore(deployment: Deployment, snapshot: () => string): void {
  const { environment, aws, hypervisor, page, stage, play, mustPlay } = deployment;
  const host = async () =>
    (JSON.parse(await parameter(aws, "settings")) as { readonly database_host: string }).database_host;
  const args = () => ["restore.yml", "-e", `snapshot=${snapshot()}`, "-e", `restore_parameter_file=${PARAMETERS}`];
  /** Whether the services have sessions on each database, by its host name. */
  const sessions = async () => {
    const { databases } = await hypervisor.settle();
    const count = async ({ id, host }: (typeof databases)[number]) =>
      [host, Number(await script(databaseName(environment, id), SESSIONS)) > 0] as const;
    return Object.fromEntries(await Promise.all(databases.map(count)));
  };

  stage("restore: refuses to start if the parameter file would undo it", async () => {
    const hosts = await deployment.instances();
    const since = await containersSince(deployment, hosts);
    const [playbook = "", ...rest] = args();
    const { code, output } = await play(playbook, ...rest);
    expect([code, output.replaceAll(/\s+/g, " ")]).toEqual([
      2,
      expect.stringContaining(`Write "DbSnapshot": "${snapshot()}" into ${PARAMETERS} first`),
    ]);
    expect(await containersSince(deployment, hosts)).toEqual(since);
  });

  stage("restore: the database is restored, and later articles come from the streams", async () => {
    const [old, before] = [await host(), await numberedArticles(page)];
    expect(before.some(isLater)).toBe(true);
    const file = JSON.stringify({ Parameters: { DbSnapshot: snapshot() } });
    await execute(environment.name(OPERATOR), ["sh", "-c", `cat >${PARAMETERS}`], { input: file });
    const [playbook = "", ...rest] = args();
    await mustPlay(playbook, ...rest);

    const now = await host();
    expect(now).not.toBe(old);
    expect(await sessions()).toEqual({ [old]: false, [now]: true });
    const answer = (await (await page.fetch("/api/feeds")).json()) as { readonly items: readonly { url: string }[] };
    // only the old database knew the later feed, so nothing polls it now: its articles can only come from the streams
    expect(answer.items.map(({ url }) => url).sort()).toEqual(FEEDS.toSorted());
    await until(
      "every article that there was",
      async () => {
        const there = new Set((await numberedArticles(page)).map(({ feed, n }) => `${feed} ${n}`));
        return before.every(({ feed, n }) => there.has(`${feed} ${n}`));
      },
      REPLAYED_MS,
    );
    expect(compareNumbers(await numberedArticles(page))).toEqual(NO_SHORTFALL);
    await expectServicesRecover(deployment, (article) => !isLater(article));
  });
}

const isLater = ({ feed }: { readonly feed: string }) => FEED_AFTER_BACKUP.includes(`/${feed.split("-")[0]}.`);

const SESSIONS = `psql --username=rdsadmin --dbname=postgres --tuples-only --command="\
select count(*) from pg_stat_activity where usename ~ '^(fetcher|tagger|api)'"`;
