import { expect } from "bun:test";
import { execute } from "../docker";
import { databaseName } from "../machines/database";
import { adminToken, secret } from "../secret";
import { logIn } from "../parts/log-in";
import type { Deployment } from "../deployment";
import { expectServing } from "./deployed";
import { killPlaybook } from "./kill-playbook";
import { expectServicesRecover } from "./no-message-lost";
import { underLoad } from "./under-load";

const NATS_LOGINS = ["fetcher/nats", "tagger/nats", "api/nats", "nats/observer", "nats/admin"];
const DATABASE_LOGINS = ["fetcher/database", "tagger/database", "api/database"];

/** All passwords, the token and the certificate are replaced; the old ones stop working. */
export function rotation(deployment: Deployment): void {
  const { environment, aws, hypervisor, page, stage, mustPlay } = deployment;
  const loginsOf = (names: readonly string[]) => Promise.all(names.map((name) => secret(aws, name)));
  const mayCall = async (token: string) => {
    const answer = await page.fetch("/api/feeds", {
      headers: { authorization: `Bearer ${token}` },
      method: "POST",
      body: "{}",
    });
    return answer.status !== 401;
  };
  const databaseLetsIn = async (login: Readonly<Record<string, unknown>>) => {
    const { databases } = await hypervisor.settle();
    const url = `postgres://${login["username"]}:${login["password"]}@127.0.0.1/infostream?sslmode=require`;
    const query = `psql "$1" --tuples-only --command 'select 1' 2>&1 || true`;
    const name = databaseName(environment, databases[0]?.id ?? "");
    return /^\s*1\s*$/m.test(await execute(name, ["sh", "-c", query, "sh", url]));
  };

  stage("rotation: interrupted and run again, it replaces every secret, and no request fails", async () => {
    const [nats, database, token] = [
      await loginsOf(NATS_LOGINS),
      await loginsOf(DATABASE_LOGINS),
      await adminToken(aws),
    ];
    const tls = await secret(aws, "nats/tls");
    const isInUse = async () => (await secret(aws, "tagger/nats"))["username"] !== nats[1]?.["username"];
    await underLoad(deployment, "rotation", async () => {
      // at that point some new logins are current, some are not, and no service uses any yet
      await killPlaybook(deployment, ["rotate.yml"], "a new login that is the one to use", isInUse);
      await mustPlay("rotate.yml");
    });
    const [natsNow, databaseNow] = [await loginsOf(NATS_LOGINS), await loginsOf(DATABASE_LOGINS)];
    const tokenNow = await adminToken(aws);

    for (const [i, now] of [...natsNow, ...databaseNow].entries()) {
      const old = [...nats, ...database][i];
      expect(now["username"]).not.toBe(old?.["username"]);
      expect(now["password"]).not.toBe(old?.["password"]);
    }
    expect((await secret(aws, "nats/tls"))["certificate"]).not.toBe(tls["certificate"]);
    expect(await logIn(environment, aws, natsNow)).toEqual(natsNow.map(() => "accepted"));
    expect(await logIn(environment, aws, nats)).toEqual(nats.map(() => "refused"));
    expect(await Promise.all(databaseNow.map(databaseLetsIn))).toEqual(databaseNow.map(() => true));
    expect(await Promise.all(database.map(databaseLetsIn))).toEqual(database.map(() => false));
    expect([await mayCall(tokenNow), await mayCall(token)]).toEqual([true, false]);
    await expectServing(deployment);
    await expectServicesRecover(deployment);
  });
}
