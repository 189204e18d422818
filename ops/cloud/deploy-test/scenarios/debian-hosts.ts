import { expect, test } from "bun:test";
import { until } from "@infostream/chassis/testing/until";
import { join } from "node:path";
import { docker, execute, putFiles, script } from "../docker";
import { type Environment, REPOSITORY, vpcPrefix } from "../environment";
import { startPostgres } from "../machines/database";
import { hostName, launch } from "../machines/host";
import type { Instance, Role } from "../machines/recorded";
import { FEEDS } from "../parts/feeds";
import { authority, OPERATOR } from "../parts/operator";
import { REGISTRY_NAME } from "../parts/registry";
import { resolve } from "../parts/resolver";
import { PLAYBOOKS } from "../playbook/run";
import { pushImages } from "../push-images";
import type { Deployment } from "../deployment";

const EXAMPLE = join(REPOSITORY, "ansible/inventory/debian-hosts.example.yml");
const INVENTORY = "inventory/debian-hosts.yml";
const MASTER = { username: "postgres", password: "the-masters-own" };
const SERVED_MS = 120_000;
/** Everything may reach everything: outside AWS the owner configures the firewalls. */
const OPEN = "*mangle\nCOMMIT\n";

/** An inventory as its example has it. */
interface Inventory {
  readonly all: {
    readonly vars: Readonly<Record<string, unknown>> & { readonly settings: Readonly<Record<string, unknown>> };
    readonly children: {
      readonly infostream: {
        readonly children: Readonly<Record<Role, { readonly hosts: Readonly<Record<string, object>> }>>;
      };
    };
  };
}

/** The same playbooks without AWS: hosts listed in an inventory file, and servers that their owner provides. */
export function debianHosts(deployment: Deployment): void {
  const { environment, step, mustPlay } = deployment;
  const stage = (name: string, work: () => Promise<unknown>) => test(name, () => step(name, work));
  const play = (playbook: string, ...args: readonly string[]) => mustPlay(playbook, "-i", INVENTORY, ...args);
  let hosts: readonly Instance[] = [];
  const the = (role: Role) => hosts.find((host) => host.role === role) ?? fail(role);
  const ask = (path: string, init?: RequestInit) => fetch(`http://${the("api").address}:8080${path}`, init);

  stage("hosts outside AWS: hosts and their owner's servers start", async () => {
    const example = Bun.YAML.parse(await Bun.file(EXAMPLE).text()) as Inventory;
    hosts = hostsOf(environment, example);
    const imageTag = await pushImages(environment);
    await resolve(environment, namesOf(environment, example, hosts));
    for (const host of hosts) {
      await launch(environment, host, "none", OPEN);
      // these exist only on AWS
      await script(hostName(environment, host.id), "rm -r /root/.aws /var/lib/cloud");
    }
    await startPostgres(environment, {
      id: "database",
      host: String(example.all.vars.settings["database_host"]),
      address: `${vpcPrefix(environment)}.17.10`,
      login: MASTER,
      restored: "",
    });
    const bucket = `s3://${String(example.all.vars.settings["documents_bucket"])}`;
    await execute(environment.name(OPERATOR), ["aws", "s3", "mb", bucket]);
    const own = `${PLAYBOOKS}/group_vars/all/own.yml`;
    // the playbooks must learn everything from the inventory
    await execute(environment.name(OPERATOR), ["rm", own]);
    await putFiles(environment.name(OPERATOR), {
      [`${PLAYBOOKS}/${INVENTORY}`]: JSON.stringify(await filledIn(environment, example, hosts, imageTag)),
    });
  });

  stage("hosts outside AWS: deploys NATS, then provisions, then deploys everything", async () => {
    await play("site.yml", "--limit", "nats");
    await play("provision.yml");
    await play("site.yml");
  });

  stage("hosts outside AWS: a second run changes nothing", async () => {
    const { recap } = await play("site.yml");
    expect(hosts.map(({ id }) => [id, recap.get(id)?.changed])).toEqual(hosts.map(({ id }) => [id, 0]));
  });

  stage("hosts outside AWS: articles reach the page", async () => {
    const file = await execute(environment.name(OPERATOR), ["cat", "/root/.config/infostream/infostream.json"]);
    const { token } = (JSON.parse(file) as { readonly "api/admin-token": { readonly token: string } })[
      "api/admin-token"
    ];
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    for (const url of FEEDS) {
      const answer = await ask("/api/feeds", {
        method: "POST",
        headers,
        body: JSON.stringify({ url, pollEvery: "5s" }),
      });
      expect([url, answer.status]).toEqual([url, 201]);
    }
    await until("articles of every feed", async () => (await fresh(ask, 0)) >= FEEDS.length, SERVED_MS);
  });

  stage("hosts outside AWS: each host restores its secrets after a power failure", async () => {
    for (const { id } of hosts) {
      await docker(["kill", hostName(environment, id)]);
      await docker(["start", hostName(environment, id)]);
    }
    const since = Date.now();
    await until("articles published since", async () => (await fresh(ask, since)) >= FEEDS.length, 2 * SERVED_MS);
    for (const { id, role } of hosts) {
      const files = await script(hostName(environment, id), "ls /run/infostream");
      expect([role, files.split("\n").includes(role === "nats" ? "auth.conf" : "database-url")]).toEqual([role, true]);
    }
  });
}

function fail(role: Role): never {
  throw new Error(`The example inventory has no ${role} host`);
}

/** How many feeds have an article on the page that was published since then. */
async function fresh(ask: (path: string) => Promise<Response>, since: number): Promise<number> {
  const answer = await ask("/api/articles?limit=200").catch(() => null);
  if (answer?.ok !== true) return 0;
  const { items } = (await answer.json()) as {
    readonly items: readonly { readonly publishedAt: string; readonly feed: { readonly url: string } }[];
  };
  return new Set(items.filter((each) => Date.parse(each.publishedAt) > since).map(({ feed }) => feed.url)).size;
}

const hostsOf = (environment: Environment, { all }: Inventory): readonly Instance[] =>
  Object.entries(all.children.infostream.children)
    .flatMap(([role, { hosts }]) => Object.keys(hosts).map((id) => ({ id, role: role as Role })))
    .map((host, i) => ({ ...host, address: `${vpcPrefix(environment)}.16.${10 + i}` }));

const S3 = "s3.example.com";

function namesOf(environment: Environment, { all }: Inventory, hosts: readonly Instance[]) {
  const { database_host, nats_host } = all.vars.settings;
  return {
    [String(database_host)]: `${vpcPrefix(environment)}.17.10`,
    [String(nats_host)]: hosts.find(({ role }) => role === "nats")?.address ?? "",
    [S3]: environment.address.aws,
    [REGISTRY_NAME]: environment.address.registry,
  };
}

/** The example with everything filled in that its comments ask for. */
async function filledIn(environment: Environment, { all }: Inventory, hosts: readonly Instance[], imageTag: string) {
  const archive = {
    AWS_ENDPOINT_URL_S3: `http://${S3}`,
    AWS_SHARED_CREDENTIALS_FILE: "/run/infostream/aws-credentials",
  };
  const repository = `${REGISTRY_NAME}/infostream`;
  const vars = {
    ...all.vars,
    settings: { ...all.vars.settings, services_image: `${repository}/services`, nats_image: `${repository}/nats` },
    nats_version: undefined,
    docker_insecure_registries: [REGISTRY_NAME],
    image_tag: imageTag,
    database_master: MASTER,
    database_ca: await authority(environment),
    secrets_archive_login: { access_key: "test", secret_key: "test" },
    fetcher_environment: { ...archive, INFOSTREAM_ALLOW_HOSTS: FEEDS.map((url) => new URL(url).host)[0] },
    tagger_environment: archive,
  };
  const host = ({ id, address, role }: Instance) => [
    id,
    { ansible_host: address, ...(role === "nats" ? { nats_device: "" } : {}) },
  ];
  const group = (role: string) => ({
    hosts: Object.fromEntries(hosts.filter((each) => each.role === role).map(host)),
  });
  const roles = Object.keys(all.children.infostream.children);
  const children = Object.fromEntries(roles.map((role) => [role, group(role)]));
  return { all: { vars, children: { infostream: { children } } } };
}
