import { expect, test } from "bun:test";
import type { Resource } from "../../cloud/templates/template";
import { stale } from "./files";
import { readTopology } from "./files";
import { topology } from "./page";
import type { Stacks } from "./stacks/evaluate";
import { readStacks } from "./stacks/read";
import { readSchemas } from "./stacks/schemas";

/** The stacks with one more resource, or another in its place. */
function withResource(id: string, resource: Resource): Stacks {
  const stacks = readStacks();
  const [first, ...others] = stacks.templates;
  if (!first) throw new Error("no templates");
  return { ...stacks, templates: [{ ...first, Resources: { ...first.Resources, [id]: resource } }, ...others] };
}

const from = (stacks: Stacks) => topology(stacks, readSchemas());
const text = (stacks: Stacks, name: string) => from(stacks).diagrams.find((each) => each.name === name)?.text ?? "";

test("docs/topology.md and its pictures match the templates and contracts (otherwise run bun ops/docs/topology/main.ts --write)", async () => {
  expect(await stale(readTopology())).toEqual([]);
});

test("a rule that is added shows in the diagram and in the tables", () => {
  const opened = withResource("DatabaseFromAlb", {
    Type: "AWS::EC2::SecurityGroupIngress",
    Properties: {
      GroupId: { Ref: "DatabaseSg" },
      SourceSecurityGroupId: { Ref: "AlbSg" },
      IpProtocol: "tcp",
      FromPort: 6000,
      ToPort: 6001,
      Description: "a mistake",
    },
  });
  expect(text(opened, "topology-ways")).toContain('AlbSg -->|"6000–6001"| DatabaseSg');
  expect(from(opened).page).toContain("| `DatabaseSg` | load balancer | 6000–6001 | a mistake |");
});

test("every way that the templates open is in the diagram: no line is lost where lines are bundled", () => {
  const lines = text(readStacks(), "topology-ways").match(/^ +\w+ -\.?->.*$/gm) ?? [];
  expect(lines.map((line) => line.trim()).sort()).toEqual([
    '0_0_0_0_0 -->|"80, 443"| AlbSg',
    'AlbSg -->|"8080"| ApiSg',
    'ConnectSg -->|"22"| hosts',
    'MonitoringSg -->|"8081"| FetcherSg',
    'MonitoringSg -->|"8082"| TaggerSg',
    'MonitoringSg -->|"8083"| ApiSg',
    'MonitoringSg -->|"8222"| NatsSg',
    'NatsSg -.->|"5432 while TaggerSize = 0"| DatabaseSg',
    'services -->|"4222"| NatsSg',
    'services -->|"5432"| DatabaseSg',
  ]);
});

test("two NAT gateways give each zone a way out of its own", () => {
  const stacks = readStacks();
  const two = { ...stacks, parameters: { ...stacks.parameters, NatGateways: "2" } };
  expect(text(stacks, "topology-network")).toContain('PublicA ---|"0.0.0.0/0 by NatA"| PrivateB');
  expect(text(two, "topology-network")).toContain('PublicB ---|"0.0.0.0/0 by NatB"| PrivateB');
});

test("parameters show where they are set: range, number and type of hosts", () => {
  const stacks = readStacks();
  const { page } = from({
    ...stacks,
    parameters: { ...stacks.parameters, VpcPrefix: "10.99", TaggerSize: "3", TaggerType: "c7i.large" },
  });
  expect(page).toContain("`10.99.16.0/20`");
  expect(page).toContain("| tagger | 3 | c7i.large |");
});

test("the messages' diagram has every stream, consumer and request that the contracts name", () => {
  const messages = text(readStacks(), "topology-messages");
  for (const line of [
    'fetcher -->|"feed.raw"| FEED_RAW',
    'FEED_RAW -->|"consumer tagger"| tagger',
    'tagger -->|"article.tagged"| ARTICLE_TAGGED',
    'tagger -->|"dead.feed.raw"| DEAD',
    'api ==>|"asks infostream.feeds.*"| fetcher',
    'fetcher -->|"puts"| DocumentsBucket_raw_',
    'schema_articles -->|"reads"| api',
    'jetstream -.->|"reads"| observer',
  ])
    expect(messages).toContain(line);
});
