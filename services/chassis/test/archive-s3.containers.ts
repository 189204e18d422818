import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { openS3 } from "../archive-s3";
import { type TestS3, testS3 } from "../testing/servers";
import { isUnavailable } from "../unavailable";
import { keepsTheContract } from "./archive-contract";

setDefaultTimeout(30_000);

describe("an archive in S3", () => {
  let s3: TestS3;
  beforeAll(async () => {
    s3 = await testS3();
  }, 60_000);
  afterAll(() => s3[Symbol.asyncDispose]());

  const open = (secret = s3.env.AWS_SECRET_ACCESS_KEY) =>
    openS3(s3.archiveUrl, {
      endpoint: s3.env.AWS_ENDPOINT_URL_S3,
      region: s3.env.AWS_REGION,
      credentials: { accessKeyId: s3.env.AWS_ACCESS_KEY_ID, secretAccessKey: secret },
    });
  keepsTheContract(async () => open());

  test("a login that the server refuses is unavailable, with words", async () => {
    using store = open("wrong");
    const error = await store.put("raw/x.gz", new Uint8Array([1])).catch((cause: unknown) => cause);
    expect(isUnavailable(error)).toBe(true);
    expect(String(error)).toContain("cannot use the bucket archive");
  });
});
