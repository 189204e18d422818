import { expect } from "bun:test";
import { script } from "../docker";
import { hostName } from "../machines/host";
import type { Recap } from "../playbook/recap";
import type { Deployment } from "../deployment";
import { differences, snapshot } from "./host-snapshot";

const TAMPERED = "/usr/local/sbin/infostream-watch";

/** A playbook without anything to do changes nothing; with one thing to do, it changes only that. */
export function secondRun(deployment: Deployment): void {
  const { environment, stage, mustPlay, instances } = deployment;
  const snapshots = async () => {
    const hosts = await instances();
    // a run over no hosts changes nothing either
    if (hosts.length < 5) throw new Error(`Expected five hosts, found ${hosts.length}`);
    return new Map(await Promise.all(hosts.map(async ({ id }) => [id, await snapshot(environment, id)] as const)));
  };
  const changes = (recap: ReadonlyMap<string, Recap>) =>
    Array.from(recap, ([host, { changed }]) => [host, changed] as const).filter(([, changed]) => changed !== 0);

  stage("second run: changes nothing on any host", async () => {
    const before = await snapshots();
    const { recap } = await mustPlay("site.yml");
    const after = await snapshots();
    expect([...recap.keys()]).toEqual(expect.arrayContaining([...before.keys()]));
    expect(changes(recap)).toEqual([]);
    for (const [host, state] of before) {
      // a snapshot that saw nothing would prove nothing
      expect([...state.keys()].filter((what) => what.startsWith("/etc/")).length).toBeGreaterThan(50);
      expect([host, ...differences(state, after.get(host) ?? new Map())]).toEqual([host]);
    }
  });

  stage("second run: restores one modified file with one change", async () => {
    const before = await snapshots();
    const [tagger] = await instances("tagger");
    if (tagger === undefined) throw new Error("No tagger is running");
    const name = hostName(environment, tagger.id);
    await script(name, `test -s ${TAMPERED}; echo '# tampered' >>${TAMPERED}`);
    const { recap } = await mustPlay("site.yml", "--limit", tagger.id);
    expect(changes(recap)).toEqual([[tagger.id, 1]]);
    const after = await snapshots();
    for (const [host, state] of before)
      expect([host, ...differences(state, after.get(host) ?? new Map())]).toEqual([host]);
  });
}
