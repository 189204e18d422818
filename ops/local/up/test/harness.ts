import { mkdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { environmentWith } from "@infostream/chassis/embedded/config";
import { testFolder } from "@infostream/chassis/testing/servers";

/** A folder with programs that stand in for the services, and `up` run on it the way a person runs it. */
export async function startHarness() {
  const folder = await testFolder();
  const programs = ["services/fetcher", "services/tagger", "services/api", "ops/local/mock-feeds"];
  for (const program of programs) {
    const file = join(folder.path, program, "main.ts");
    await mkdir(dirname(file), { recursive: true });
    await Bun.write(file, Bun.file(join(import.meta.dir, "stand-in.ts")));
  }
  const state = join(folder.path, ".infostream");
  return {
    root: folder.path,
    state,
    /** `up` behind the commands that a person types. */
    async runUp() {
      const script = `${process.execPath} ${join(import.meta.dir, "up-at.ts")} ${folder.path}`;
      await Bun.write(join(folder.path, "package.json"), JSON.stringify({ scripts: { up: script } }));
      return started(["run", "--cwd", folder.path, "up"], {});
    },
    up: (env: Readonly<Record<string, string>> = {}) => startUp(folder.path, env),
    endpoints: async () => JSON.parse(await readFile(join(state, "endpoints.json"), "utf8")),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

export type Up = ReturnType<typeof started>;

/** The real command on the repository's own programs, started from another folder. */
export const startWholeSystem = (state: string, env: Readonly<Record<string, string>> = {}) =>
  started([join(import.meta.dir, "../../../up.ts")], { INFOSTREAM_STATE: state, ...env });

const startUp = (root: string, env: Readonly<Record<string, string>>) =>
  started([join(import.meta.dir, "up-at.ts"), root], env);

function started(command: readonly string[], env: Readonly<Record<string, string>>) {
  const child = Bun.spawn([process.execPath, ...command], {
    cwd: tmpdir(),
    env: environmentWith({ INFOSTREAM_PORT: "0", ...env }),
    stdout: "pipe",
    stderr: "pipe",
    // like a terminal's job: the processes that it starts must not depend on our process group
    detached: true,
  });
  const printed = collect(child.stdout);
  const errors = collect(child.stderr);
  return {
    pid: child.pid,
    exited: child.exited,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    output: () => printed.text() + errors.text(),
    /** Resolves once it has printed this text; throws if it exits without printing it. */
    async prints(text: string) {
      while (!printed.text().includes(text))
        if ((await Promise.race([printed.more(), child.exited.then(() => "gone" as const)])) === "gone") {
          if (printed.text().includes(text)) return;
          throw new Error(`up ended without ${text}:\n${printed.text()}${errors.text()}`);
        }
    },
    async [Symbol.asyncDispose]() {
      child.kill("SIGTERM");
      await child.exited;
    },
  };
}

function collect(stream: ReadableStream<Uint8Array>) {
  let text = "";
  let wake = Promise.withResolvers<void>();
  void (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of stream) {
      text += decoder.decode(chunk, { stream: true });
      wake.resolve();
      wake = Promise.withResolvers();
    }
  })();
  return { text: () => text, more: () => wake.promise };
}
