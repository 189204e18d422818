import { expect, test } from "bun:test";
import { resource, resourcesOf } from "./both";

const buckets = resourcesOf("AWS::S3::Bucket");

test("there are three buckets: documents, the bundle that hosts run as root, logs", () => {
  expect(buckets.map(([id]) => id).sort()).toEqual(["BundleBucket", "DocumentsBucket", "LogsBucket"]);
});

test.each(buckets)(
  "%s is private, encrypted and versioned, and expires old versions and aborted uploads",
  (_, { Properties }) => {
    expect(Properties).toMatchObject({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
      VersioningConfiguration: { Status: "Enabled" },
    });
    expect(JSON.stringify(Properties)).toContain("AbortIncompleteMultipartUpload");
    expect(JSON.stringify(Properties)).toContain("NoncurrentVersionExpiration");
  },
);

test.each(buckets.map(([id]) => id))("%s refuses requests without TLS", (id) => {
  const policies = resourcesOf("AWS::S3::BucketPolicy").filter(
    ([, { Properties }]) => JSON.stringify(Properties?.["Bucket"]) === JSON.stringify({ Ref: id }),
  );
  expect(policies).toHaveLength(1);
  const [[, policy] = []] = policies;
  expect(policy?.Properties).toMatchObject({
    PolicyDocument: {
      Statement: [
        {
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: [{ "Fn::GetAtt": [id, "Arn"] }, { "Fn::Sub": `\${${id}.Arn}/*` }],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
        ...(id === "LogsBucket" ? [{}, {}, {}, {}] : []),
      ],
    },
  });
});

test("documents never expire; only old versions and large ones move", () => {
  const { LifecycleConfiguration } = resource("DocumentsBucket").Properties ?? {};
  expect(JSON.stringify(LifecycleConfiguration)).not.toMatch(/"Expiration/);
  expect(LifecycleConfiguration).toMatchObject({
    Rules: [{ ObjectSizeGreaterThan: 131_072, Transitions: [{ StorageClass: "GLACIER_IR" }] }, {}],
  });
});

test("logs expire, and services alone that AWS runs for this account may write them", () => {
  expect(resource("LogsBucket").Properties).toMatchObject({
    LifecycleConfiguration: { Rules: [{ ExpirationInDays: { Ref: "LogDays" } }] },
  });
  expect(resource("LogsPolicy").Properties).toMatchObject({
    PolicyDocument: {
      Statement: [
        { Effect: "Deny" },
        {
          Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
          Resource: { "Fn::Sub": "${LogsBucket.Arn}/alb/AWSLogs/${AWS::AccountId}/*" },
        },
        { Principal: { Service: "delivery.logs.amazonaws.com" }, Condition: ofThisAccount },
        { Principal: { Service: "delivery.logs.amazonaws.com" }, Condition: ofThisAccount },
        { Principal: { Service: "logging.s3.amazonaws.com" }, Condition: ofThisAccount },
      ],
    },
  });
});

test("every read of documents or the bundle is logged", () => {
  for (const id of ["DocumentsBucket", "BundleBucket"])
    expect(resource(id).Properties?.["LoggingConfiguration"]).toMatchObject({
      DestinationBucketName: { Ref: "LogsBucket" },
    });
});

const ofThisAccount = { StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } } };
