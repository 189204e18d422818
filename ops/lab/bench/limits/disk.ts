import { open } from "node:fs/promises";
import { join } from "node:path";
import { ratePerSecond } from "./rate";

const page = Buffer.alloc(8_192, 1);

/** Pages of 8 KB that the disk under `folder` makes durable in a second, one after the other. */
export async function syncsPerSecond(folder: string, seconds: number): Promise<number> {
  const file = await open(join(folder, "syncs"), "w");
  try {
    return await ratePerSecond(seconds, async () => {
      await file.write(page);
      await file.datasync();
      return 1;
    });
  } finally {
    await file.close();
  }
}
