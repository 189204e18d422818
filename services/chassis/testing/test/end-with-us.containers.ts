import { expect, setDefaultTimeout, test } from "bun:test";
import { command } from "../../embedded/command";
import { environmentWith } from "../../embedded/config";

setDefaultTimeout(30_000);

const SCRIPT = `
  import { testNats } from ${JSON.stringify(`${import.meta.dir}/../servers`)};
  const nats = await testNats();
  console.log(new URL(nats.url()).port);
  setInterval(() => {}, 1000);
`;

const containerAt = async (port: string) =>
  (await command(["docker", "ps", "-q", "--filter", `publish=${port}`], { timeoutMs: 10_000 })).stdout.trim();

test("tests that are killed leave no container behind", async () => {
  const env = environmentWith({ INFOSTREAM_TEST_SERVERS: "containers" });
  await using child = Bun.spawn([process.execPath, "-e", SCRIPT], { stdout: "pipe", env });
  const port = new TextDecoder().decode((await child.stdout.getReader().read()).value).trim();
  expect(await containerAt(port)).not.toBe("");
  child.kill("SIGKILL");
  while ((await containerAt(port)) !== "") await Bun.sleep(100);
});
