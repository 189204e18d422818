import {
  CreateBucketCommand,
  HeadBucketCommand,
  S3Client,
  type S3ClientConfig,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { describeError } from "../log";
import { Unavailable } from "../unavailable";

/**
 * Makes the bucket of an `s3://bucket/prefix` where it is missing; login, region and endpoint come from the AWS variables
 * unless given. Safe to run again and by several at once. Throws `Unavailable` where no server answers.
 */
export async function provisionBucket(archiveUrl: string, server: S3ClientConfig = {}): Promise<void> {
  const Bucket = new URL(archiveUrl).hostname;
  const client = new S3Client({ ...server, forcePathStyle: true });
  try {
    if (await isMissing(client, Bucket)) await client.send(new CreateBucketCommand({ Bucket }));
  } catch (cause) {
    const message = `bucket ${Bucket}: ${describeError(cause)}`;
    if (cause instanceof S3ServiceException && cause.name === "BucketAlreadyOwnedByYou") return;
    throw cause instanceof S3ServiceException ? new Error(message, { cause }) : new Unavailable(message, { cause });
  } finally {
    client.destroy();
  }
}

async function isMissing(client: S3Client, Bucket: string): Promise<boolean> {
  try {
    await client.send(new HeadBucketCommand({ Bucket }));
    return false;
  } catch (error) {
    if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return true;
    throw error;
  }
}
