import { expect, test } from "bun:test";
import { base, resource, resourcesOf } from "./both";
import { actions, arns, statements } from "./policies";
import { nameOf } from "./references";

const ROLES = ["fetcher", "tagger", "api", "nats"] as const;
const roleId = (role: string) => `${role[0]?.toUpperCase()}${role.slice(1)}Role`;

const allowed = (id: string, action: string) =>
  statements(id)
    .filter((each) => each.Effect === "Allow" && actions(each).includes(action))
    .flatMap(arns);

const secretNames = resourcesOf("AWS::SecretsManager::Secret").map(([, { Properties }]) =>
  nameOf(Properties?.["Name"] ?? null).replace("${Name}/", ""),
);

/** The names of the secrets that a role may read; a secret's ARN is its name and six characters. */
const readable = (role: string) => {
  const patterns = allowed(roleId(role), "secretsmanager:GetSecretValue").map((arn) => {
    const [, pattern = ""] = arn.split(":secret:${Name}/");
    // IAM's star takes slashes too
    return new RegExp(`^${pattern.replaceAll("*", ".*")}$`);
  });
  return secretNames.filter((name) => patterns.some((pattern) => pattern.test(`${name}-AbCdEf`))).sort();
};

test("each role reads its own secrets, and the operator's are for nobody", () => {
  expect(Object.fromEntries(ROLES.map((role) => [role, readable(role)]))).toEqual({
    fetcher: ["fetcher/database", "fetcher/nats"],
    tagger: ["tagger/database", "tagger/nats"],
    api: ["api/admin-token", "api/database", "api/nats"],
    nats: ["api/nats", "fetcher/nats", "nats/admin", "nats/observer", "nats/tls", "tagger/nats"],
  });
  expect(secretNames).toContain("operator/nats-authority");
});

test("the fetcher writes documents and reads none; the tagger reads them and sees which are missing", () => {
  const s3 = (role: string) =>
    statements(roleId(role)).flatMap((each) =>
      actions(each)
        .filter((a) => a.startsWith("s3:"))
        .map((a) => [a, ...arns(each)]),
    );
  expect(Object.fromEntries(ROLES.map((role) => [role, s3(role)]))).toEqual({
    fetcher: [["s3:PutObject", "${Name}-RawDocuments"]],
    tagger: [
      ["s3:GetObject", "${Name}-RawDocuments"],
      // without it S3 answers 403 for a missing key, and the tagger would wait instead of reporting it
      ["s3:ListBucket", "${Name}-DocumentsArn"],
    ],
    api: [],
    nats: [],
  });
  expect(base.Outputs["RawDocuments"]?.Value).toEqual({ "Fn::Sub": "${DocumentsBucket.Arn}/raw/*" });
});

test("each role writes its own log", () => {
  for (const role of ROLES)
    expect(allowed(roleId(role), "logs:PutLogEvents")).toEqual([
      expect.stringMatching(new RegExp(`log-group:/\\$\\{Name\\}/${role}:\\*$`)),
    ]);
});

test("only NATS attaches a volume, its own to a host of its own name", () => {
  const attach = statements("NatsRole").find(({ Action }) => Action === "ec2:AttachVolume");
  expect(attach?.Condition).toEqual({ StringEquals: { "aws:ResourceTag/Name": { "Fn::Sub": "${Name} nats" } } });
  expect(attach && arns(attach).map((arn) => arn.split(":").at(-1))).toEqual(["instance/*", "volume/${Volume}"]);
  for (const role of ["fetcher", "tagger", "api"]) expect(allowed(roleId(role), "ec2:AttachVolume")).toEqual([]);
});

test("what is allowed on everything is what knows no resources, and figures under the system's own name", () => {
  const everywhere = ["HostPolicy", ...ROLES.map(roleId)]
    .flatMap(statements)
    .filter((each) => arns(each).includes("*"));
  expect(everywhere.map(({ Action }) => Action)).toEqual([
    "ecr:GetAuthorizationToken",
    "cloudwatch:PutMetricData",
    "ec2:DescribeVolumes",
  ]);
  expect(everywhere[1]?.Condition).toEqual({ StringEquals: { "cloudwatch:namespace": { Ref: "Name" } } });
});

test("no role has more than its own policy and the common one, and no action is a pattern", () => {
  for (const role of ROLES)
    expect(resource(roleId(role)).Properties?.["ManagedPolicyArns"]).toEqual([{ Ref: "HostPolicy" }]);
  expect(
    ["HostPolicy", ...ROLES.map(roleId)]
      .flatMap(statements)
      .flatMap(actions)
      .filter((a) => a.includes("*")),
  ).toEqual([]);
});
