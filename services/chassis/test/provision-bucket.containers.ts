import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { openS3 } from "../archive-s3";
import { provisionBucket } from "../provision/bucket";
import { type TestS3, testS3 } from "../testing/servers";

setDefaultTimeout(30_000);

let s3: TestS3;
beforeAll(async () => {
  s3 = await testS3();
}, 60_000);
afterAll(() => s3[Symbol.asyncDispose]());

const server = (secretAccessKey = s3.env.AWS_SECRET_ACCESS_KEY) => ({
  endpoint: s3.env.AWS_ENDPOINT_URL_S3,
  region: s3.env.AWS_REGION,
  credentials: { accessKeyId: s3.env.AWS_ACCESS_KEY_ID, secretAccessKey },
});

test("a bucket that is missing is made once, however often and by how many it is asked for", async () => {
  using store = openS3("s3://fresh/documents", server());
  await expect(store.check()).rejects.toThrow("fresh");
  await Promise.all([provisionBucket("s3://fresh/documents", server()), provisionBucket("s3://fresh/x", server())]);
  await provisionBucket("s3://fresh/documents", server());
  await store.check();
});

test("a login that the server refuses is reported at once", async () => {
  await expect(provisionBucket("s3://fresh/documents", server("wrong"))).rejects.toThrow("bucket fresh");
});
