import { expect, setDefaultTimeout, test } from "bun:test";
import { GetObjectCommand, PutObjectCommand, S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import { testS3 } from "../servers";

setDefaultTimeout(30_000);

test("the S3 server keeps an object, and refuses a wrong secret", async () => {
  await using s3 = await testS3();
  const at = { Bucket: new URL(s3.archiveUrl).hostname, Key: "a/b" };
  const client = (secretAccessKey: string) =>
    new S3Client({
      endpoint: s3.env.AWS_ENDPOINT_URL_S3,
      region: s3.env.AWS_REGION,
      credentials: { accessKeyId: s3.env.AWS_ACCESS_KEY_ID, secretAccessKey },
      forcePathStyle: true,
    });
  const ours = client(s3.env.AWS_SECRET_ACCESS_KEY);
  await ours.send(new PutObjectCommand({ ...at, Body: new TextEncoder().encode("kept") }));
  const { Body } = await ours.send(new GetObjectCommand(at));
  expect(await Body?.transformToString()).toBe("kept");
  await expect(client("wrong").send(new PutObjectCommand({ ...at, Body: "x" }))).rejects.toThrow(S3ServiceException);
});
