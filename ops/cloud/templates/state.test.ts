import { expect, test } from "bun:test";
import { join } from "node:path";
import { base, hosts, resource, resourcesOf } from "./both";

const properties = (id: string) => resource(id).Properties ?? {};

/** What happens to state when its resource is deleted or replaced. */
const KEPT: Readonly<Record<string, string>> = {
  "AWS::RDS::DBInstance": "Snapshot",
  "AWS::EC2::Volume": "Snapshot",
  "AWS::S3::Bucket": "Retain",
  // a repository with images cannot be deleted; provisioning can recreate every secret
  "AWS::ECR::Repository": "Delete",
  "AWS::SecretsManager::Secret": "Delete",
};

test.each(Object.entries(KEPT))("what is deleted or replaced of %s: %s", (type, policy) => {
  expect(resourcesOf(type).length).toBeGreaterThan(0);
  for (const [id, { DeletionPolicy, UpdateReplacePolicy }] of resourcesOf(type))
    expect([id, DeletionPolicy, UpdateReplacePolicy]).toEqual([id, policy, policy]);
});

test("all state stands in the base; the hosts may be thrown away", () => {
  expect(Object.values(hosts.Resources).filter(({ Type }) => Type in KEPT)).toEqual([]);
});

test("an update may neither replace nor delete state, the network under it or the NATS host", async () => {
  const { Statement } = (await Bun.file(join(import.meta.dir, "../stack-policy.json")).json()) as {
    Statement: { Effect: string; Condition: { StringEquals: { ResourceType: string[] } } }[];
  };
  const [, deny] = Statement;
  expect(Statement).toHaveLength(2);
  expect(deny).toMatchObject({ Effect: "Deny", Action: ["Update:Replace", "Update:Delete"], Resource: "*" });
  const types = [...Object.keys(KEPT), "AWS::EC2::Instance", "AWS::EC2::Subnet", "AWS::EC2::VPC"];
  expect(deny?.Condition.StringEquals.ResourceType.toSorted()).toEqual(types.toSorted());
  // the policy applies by type, and the NATS host is the only instance outside a group
  expect(resourcesOf("AWS::EC2::Instance").map(([id]) => id)).toEqual(["NatsHost"]);
});

test("the database is private, encrypted, backed up, and lets nobody in without TLS", () => {
  expect(properties("Database")).toMatchObject({
    Engine: "postgres",
    EngineVersion: "17",
    PubliclyAccessible: false,
    StorageEncrypted: true,
    ManageMasterUserPassword: true,
    BackupRetentionPeriod: { Ref: "DatabaseBackupDays" },
    DeletionProtection: { Ref: "DeletionProtection" },
    DeleteAutomatedBackups: false,
    CopyTagsToSnapshot: true,
    DBSnapshotIdentifier: { "Fn::If": ["FromSnapshot", { Ref: "DbSnapshot" }, { Ref: "AWS::NoValue" }] },
    DBParameterGroupName: { Ref: "DatabaseSettings" },
  });
  expect(properties("Database")).not.toHaveProperty("MasterUserPassword");
  expect(properties("DatabaseSettings")).toMatchObject({
    Family: "postgres17",
    Parameters: { "rds.force_ssl": "1" },
  });
  expect(base.Parameters["DeletionProtection"]?.Default).toBe("true");
  expect(hosts.Parameters["DeletionProtection"]?.Default).toBe("true");
});

test("the streams' volume is encrypted, lies in its host's zone and is copied every night", () => {
  expect(properties("NatsVolume")).toMatchObject({
    Encrypted: true,
    AvailabilityZone: { "Fn::GetAtt": ["PrivateA", "AvailabilityZone"] },
  });
  expect(properties("NatsVolume")["Tags"]).toContainEqual({ Key: "Backup", Value: { Ref: "Name" } });
  expect(properties("NatsHost")["SubnetId"]).toEqual({ "Fn::ImportValue": { "Fn::Sub": "${Name}-PrivateA" } });
  expect(properties("NatsSnapshots")).toMatchObject({
    State: "ENABLED",
    PolicyDetails: {
      TargetTags: [{ Key: "Backup", Value: { Ref: "Name" } }],
      Schedules: [{ RetainRule: { Count: 7 } }],
    },
  });
  // attached by the playbook: CloudFormation cannot move an attachment that is in use
  expect(resourcesOf("AWS::EC2::VolumeAttachment")).toEqual([]);
});

test("no secret has a value in the template; what is random cannot be guessed", () => {
  const secrets = resourcesOf("AWS::SecretsManager::Secret");
  expect(secrets.length).toBe(11);
  for (const [id, { Properties = {} }] of secrets) {
    expect([id, Properties]).not.toEqual([id, expect.objectContaining({ SecretString: expect.anything() })]);
    const { GenerateSecretString: random } = Properties;
    if (random !== undefined)
      expect([id, random]).toEqual([
        id,
        {
          SecretStringTemplate: expect.stringMatching(/^\{("username":"[a-z]+_a")?\}$/),
          GenerateStringKey: expect.stringMatching(/^(password|token)$/),
          PasswordLength: 40,
          // the password would appear in the URL
          ExcludePunctuation: true,
        },
      ]);
  }
});

test("no parameter carries a secret", () => {
  const names = [...Object.keys(base.Parameters), ...Object.keys(hosts.Parameters)];
  expect(names.filter((name) => /password|secret|token/i.test(name))).toEqual([]);
});

test("images cannot be changed once they have a tag", () => {
  for (const [id, { Properties }] of resourcesOf("AWS::ECR::Repository"))
    expect([id, Properties]).toEqual([id, expect.objectContaining({ ImageTagMutability: "IMMUTABLE" })]);
});

test("every log group ends by itself", () => {
  expect(resourcesOf("AWS::Logs::LogGroup").length).toBe(4);
  for (const [id, { Properties }] of resourcesOf("AWS::Logs::LogGroup"))
    expect([id, Properties?.["RetentionInDays"]]).toEqual([id, { Ref: "LogDays" }]);
});
