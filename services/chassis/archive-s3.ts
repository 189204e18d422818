import {
  GetObjectCommand,
  HeadBucketCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import type { ObjectStore } from "./object-store";
import { describeError } from "./log";
import { Unavailable } from "./unavailable";

type S3Server = Partial<Pick<S3ClientConfig, "endpoint" | "region" | "credentials">>;

/** Objects in a bucket of S3 or of a server that speaks it. Login, region and endpoint come from the AWS variables unless given. */
export function openS3(url: string, server: S3Server = {}): ObjectStore {
  const { hostname: Bucket, pathname } = new URL(url);
  const prefix = pathname.replace(/^\/+|\/+$/g, "");
  const at = (key: string) => ({ Bucket, Key: prefix ? `${prefix}/${key}` : key });
  const client = new S3Client({
    ...server,
    // on other servers, host names with the bucket in front rarely resolve
    forcePathStyle: true,
    maxAttempts: 3,
    requestHandler: { requestTimeout: 15_000, connectionTimeout: 5_000, throwOnRequestTimeout: true },
  });
  return {
    put: (key, bytes) =>
      orUnavailable(Bucket, async () => {
        await client.send(new PutObjectCommand({ ...at(key), Body: bytes, ContentType: "application/gzip" }));
      }),
    get: (key) =>
      orUnavailable(Bucket, async () => {
        try {
          const { Body } = await client.send(new GetObjectCommand(at(key)));
          // an unread body keeps its connection: after 50 of them the client hangs
          return Body ? await Body.transformToByteArray() : null;
        } catch (error) {
          if (error instanceof NoSuchKey) return null;
          throw error;
        }
      }),
    check: () => orUnavailable(Bucket, () => answers(client, Bucket)),
    [Symbol.dispose]: () => client.destroy(),
  };
}

/** A role that may only write its own keys gets a 403 for HeadBucket: the bucket answers all the same. */
async function answers(client: S3Client, Bucket: string) {
  try {
    await client.send(new HeadBucketCommand({ Bucket }));
  } catch (error) {
    if (!(error instanceof S3ServiceException) || error.$metadata.httpStatusCode !== 403) throw error;
  }
}

async function orUnavailable<T>(bucket: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new Unavailable(`cannot use the bucket ${bucket}: ${describeError(cause)}`, { cause });
  }
}
