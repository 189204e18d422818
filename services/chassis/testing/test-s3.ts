import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { sharedServers } from "./test-servers";

export interface TestS3 extends AsyncDisposable {
  readonly archiveUrl: string;
  /** An S3 client's settings for this server. */
  readonly env: Readonly<
    Record<"AWS_ENDPOINT_URL_S3" | "AWS_REGION" | "AWS_ACCESS_KEY_ID" | "AWS_SECRET_ACCESS_KEY", string>
  >;
}

const LOGIN = { accessKeyId: "test", secretAccessKey: "test-secret" };
const REGION = "us-east-1";
const BUCKET = "archive";

/** A real S3 server with an empty bucket; only where tests run with containers. */
export async function testS3(): Promise<TestS3> {
  const { containers } = sharedServers();
  if (!containers) throw new Error("testS3 needs INFOSTREAM_TEST_SERVERS=containers");
  const container = await containers.s3(LOGIN.accessKeyId, LOGIN.secretAccessKey);
  const client = new S3Client({
    endpoint: container.endpoint,
    region: REGION,
    credentials: LOGIN,
    forcePathStyle: true,
  });
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
  client.destroy();
  return {
    archiveUrl: `s3://${BUCKET}/test`,
    env: {
      AWS_ENDPOINT_URL_S3: container.endpoint,
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: LOGIN.accessKeyId,
      AWS_SECRET_ACCESS_KEY: LOGIN.secretAccessKey,
    },
    [Symbol.asyncDispose]: async () => void (await container.stop()),
  };
}
