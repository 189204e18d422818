import { type Load, load, type Measured } from "../read/load";
import { startScript } from "../system/child";
import { fieldsOf } from "../system/fields";

/** What the same client gets from a bare `Bun.serve` with answers of the same length. */
export async function bareHttp(bytes: number, options: Pick<Load, "connections" | "seconds">): Promise<Measured> {
  await using server = await startScript(new URL("./bare-server.ts", import.meta.url), [String(bytes)]);
  const origin = fieldsOf(server.output, "the bare server").text("origin");
  return await load({ ...options, origin, paths: ["/"] });
}
