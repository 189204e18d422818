import { expect, test } from "bun:test";
import { base, hosts, resource } from "./both";
import { type Edge, egress, groups, groupsOf, ingress } from "./security-groups";

const both = [base, hosts];
const written = ({ from, to, ports, condition }: Edge) =>
  `${from} → ${to} ${ports}${condition ? ` while ${condition}` : ""}`;

/** Who may connect to whom, written by hand. Change it together with the templates. */
const REACHES = `
  0.0.0.0/0 → AlbSg 80
  0.0.0.0/0 → AlbSg 443
  AlbSg → ApiSg 8080

  FetcherSg → NatsSg 4222
  TaggerSg → NatsSg 4222
  ApiSg → NatsSg 4222

  FetcherSg → DatabaseSg 5432
  TaggerSg → DatabaseSg 5432
  ApiSg → DatabaseSg 5432
  NatsSg → DatabaseSg 5432 while NoTagger

  ConnectSg → FetcherSg 22
  ConnectSg → TaggerSg 22
  ConnectSg → ApiSg 22
  ConnectSg → NatsSg 22

  MonitoringSg → FetcherSg 8081
  MonitoringSg → TaggerSg 8082
  MonitoringSg → ApiSg 8083
  MonitoringSg → NatsSg 8222
`;

/** What each group lets out: packages, images and AWS's own APIs are on 80 and 443, feeds on any port. */
const LEAVES = `
  AlbSg → ApiSg 8080
  ApiSg → 0.0.0.0/0 80
  ApiSg → 0.0.0.0/0 443
  ApiSg → NatsSg 4222
  ApiSg → DatabaseSg 5432
  TaggerSg → 0.0.0.0/0 80
  TaggerSg → 0.0.0.0/0 443
  TaggerSg → NatsSg 4222
  TaggerSg → DatabaseSg 5432
  FetcherSg → 0.0.0.0/0 0-65535
  NatsSg → 0.0.0.0/0 80
  NatsSg → 0.0.0.0/0 443
  NatsSg → DatabaseSg 5432 while NoTagger
  DatabaseSg → 127.0.0.1/32 1
  ConnectSg → Vpc.CidrBlock 22
  MonitoringSg → Vpc.CidrBlock 8081-8083
  MonitoringSg → NatsSg 8222
`;

const lines = (text: string) => text.split("\n").flatMap((line) => line.trim() || []);

test("ingress rules match the matrix exactly", () => {
  expect(ingress(both).map(written).sort()).toEqual(lines(REACHES).sort());
});

test("egress rules match the matrix exactly", () => {
  expect(egress(both).map(written).sort()).toEqual(lines(LEAVES).sort());
});

test("every connection that one group lets in, another lets out", () => {
  const outward = egress(both);
  const stuck = ingress(both).filter(
    ({ from, to, ports }) =>
      from.endsWith("Sg") &&
      !outward.some((way) => {
        const [low = 0, high = low] = way.ports.split("-").map(Number);
        const there = way.to === to || way.to === "0.0.0.0/0" || way.to === "Vpc.CidrBlock";
        return way.from === from && there && low <= Number(ports) && Number(ports) <= high;
      }),
  );
  expect(stuck).toEqual([]);
});

test("every rule says why it is there", () => {
  expect([...ingress(both), ...egress(both)].filter(({ why }) => why === "")).toEqual([]);
});

test("the NATS host reaches the database until there is a tagger to provision from", () => {
  // the text, since CloudFormation hands numbers over as texts
  expect(hosts.Conditions["NoTagger"]).toEqual({ "Fn::Equals": [{ Ref: "TaggerSize" }, "0"] });
});

test("the internet reaches the load balancer and nothing else", () => {
  const open = ingress(both).filter(({ from }) => !from.endsWith("Sg"));
  expect(open.map(({ to, ports }) => `${to} ${ports}`).sort()).toEqual(["AlbSg 443", "AlbSg 80"]);
});

test("every group has an egress rule: a group without one lets everything out", () => {
  expect(groups(both).length).toBe(8);
  for (const [id, { SecurityGroupEgress, SecurityGroupIngress }] of groups(both)) {
    expect([id, SecurityGroupEgress]).toEqual([id, expect.arrayContaining([expect.anything()])]);
    // a rule inside would not be in the matrix
    expect([id, SecurityGroupIngress]).toEqual([id, undefined]);
  }
});

test.each([
  ["LoadBalancer", ["AlbSg"]],
  ["ApiTemplate", ["ApiSg"]],
  ["TaggerTemplate", ["TaggerSg"]],
  ["FetcherTemplate", ["FetcherSg"]],
  ["NatsHost", ["NatsSg"]],
  ["Database", ["DatabaseSg"]],
  ["ConnectEndpoint", ["ConnectSg"]],
])("%s stands in %j", (id, expected) => {
  expect(groupsOf(resource(id).Properties ?? null)).toEqual(expected);
});
