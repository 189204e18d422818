import { expect, test } from "bun:test";
import { base, hosts, resource, resourcesOf } from "./both";
import type { Value } from "./template";

type Map = { readonly [key: string]: Value };

const launched = (id: string): Map => {
  const { Properties = {} } = resource(id);
  return (Properties["LaunchTemplateData"] as Map | undefined) ?? Properties;
};

/** Every kind of host: what it is launched by, its role, how far its metadata's answers travel. */
const HOSTS = [
  ["NatsHost", "nats", 1],
  ["FetcherTemplate", "fetcher", 2],
  ["TaggerTemplate", "tagger", 2],
  ["ApiTemplate", "api", 1],
] as const;

test("there are no other hosts", () => {
  const ids = [...resourcesOf("AWS::EC2::Instance"), ...resourcesOf("AWS::EC2::LaunchTemplate")].map(([id]) => id);
  expect(ids.sort()).toEqual(HOSTS.map(([id]) => id).sort());
});

test.each(HOSTS)("%s asks for tokens, encrypts its disk and has the role of %s alone", (id, role, hops) => {
  const kind = role[0]?.toUpperCase() + role.slice(1);
  expect(launched(id)).toMatchObject({
    // a literal: what an alias means changes under an update that is about something else
    ImageId: { Ref: "ImageId" },
    KeyName: { Ref: "KeyName" },
    InstanceType: { Ref: `${kind}Type` },
    // a container is one hop further away than its host; only those that call AWS are let near the role
    MetadataOptions: { HttpEndpoint: "enabled", HttpTokens: "required", HttpPutResponseHopLimit: hops },
    BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { VolumeType: "gp3", Encrypted: true } }],
  });
  const profile = JSON.stringify(launched(id)["IamInstanceProfile"]);
  expect(profile).toContain(`${kind}Profile`);
  expect(resource(`${kind}Profile`).Properties).toEqual({ Roles: [{ Ref: `${kind}Role` }] });
  expect(hosts.Parameters["ImageId"]).not.toHaveProperty("Default");
});

test.each(HOSTS)("%s configures itself from the bundle, as %s, until it has worked", (id, role) => {
  const [script, variables] = ((launched(id)["UserData"] as Map)["Fn::Base64"] as Map)["Fn::Sub"] as [string, Map];
  expect(variables).toEqual({ Bucket: { "Fn::ImportValue": { "Fn::Sub": "${Name}-BundleBucket" } } });
  expect(script).toContain(`until fetch && ./pull \${Name} ${role}; do sleep`);
  expect(script).toContain("s3://${Bucket}/playbook.tar.gz");
  const filled = script.replaceAll(/\$\{[^}]+\}/g, "word");
  expect(Bun.spawnSync(["bash", "-n"], { stdin: Buffer.from(filled) }).stderr.toString()).toBe("");
});

test.each(["Fetcher", "Tagger", "Api"])(
  "the group %s spans both zones, follows its template and tags what it launches",
  (kind) => {
    const { Properties = {} } = resource(`${kind}Group`);
    expect(Properties).toMatchObject({
      VPCZoneIdentifier: ["PrivateA", "PrivateB"].map((id) => ({ "Fn::ImportValue": { "Fn::Sub": `\${Name}-${id}` } })),
      LaunchTemplate: {
        LaunchTemplateId: { Ref: `${kind}Template` },
        Version: { "Fn::GetAtt": [`${kind}Template`, "LatestVersionNumber"] },
      },
      // an old image's instances go first
      TerminationPolicies: ["OldestLaunchTemplate", "OldestInstance"],
      Tags: [
        { Key: "Name", PropagateAtLaunch: true },
        { Key: "Role", Value: kind.toLowerCase(), PropagateAtLaunch: true },
        { Key: "Project", Value: { Ref: "Name" }, PropagateAtLaunch: true },
      ],
    });
    // an update would else put a group back to where it was before it scaled
    expect(Properties).not.toHaveProperty("DesiredCapacity");
  },
);

test("the inventory finds the NATS host by the tags that the groups' hosts have", () => {
  expect(launched("NatsHost")["Tags"]).toEqual([
    { Key: "Name", Value: { "Fn::Sub": "${Name} nats" } },
    { Key: "Project", Value: { Ref: "Name" } },
    { Key: "Role", Value: "nats" },
  ]);
});

test("two to four apis scale with load; fetchers and taggers have a fixed number", () => {
  expect(resource("ApiGroup").Properties).toMatchObject({ MinSize: { Ref: "ApiMin" }, MaxSize: { Ref: "ApiMax" } });
  expect([hosts.Parameters["ApiMin"]?.Default, hosts.Parameters["ApiMax"]?.Default]).toEqual([2, 4]);
  expect(resource("ApiScaling").Properties).toMatchObject({ PolicyType: "TargetTrackingScaling" });
  for (const kind of ["Fetcher", "Tagger"])
    expect(resource(`${kind}Group`).Properties).toMatchObject({
      MinSize: { Ref: `${kind}Size` },
      MaxSize: { Ref: `${kind}Size` },
      HealthCheckType: "EC2",
    });
});

test("the NATS host cannot be terminated by mistake, and its name follows it", () => {
  expect(launched("NatsHost")["DisableApiTermination"]).toEqual({ Ref: "DeletionProtection" });
  expect(resource("NatsRecord").Properties).toMatchObject({
    Name: { "Fn::Sub": "nats.${Name}.internal" },
    ResourceRecords: [{ "Fn::GetAtt": ["NatsHost", "PrivateIp"] }],
  });
  expect(resource("Zone").Properties).toMatchObject({ Name: { "Fn::Sub": "${Name}.internal" } });
  expect(JSON.stringify(base.Resources["Settings"]?.Properties)).toContain(
    String.raw`\"nats_host\": \"nats.${"${Name}"}.internal\"`,
  );
});
