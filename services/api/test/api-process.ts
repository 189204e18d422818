import { freePort } from "@infostream/chassis/embedded/free-port";
import { type TestDatabase, type TestNats, until } from "@infostream/chassis/testing/servers";

export interface ApiProcess extends AsyncDisposable {
  readonly port: number;
  readonly origin: string;
  readonly child: Bun.Subprocess<"ignore", "pipe", "pipe">;
}

/** The api as a process of its own, from a working directory that is not the repository's. */
export function spawnApi(
  { database, nats }: { readonly database: TestDatabase; readonly nats: TestNats },
  more: Readonly<Record<string, string>> = {},
  port = freePort(),
): ApiProcess {
  const child = Bun.spawn([process.execPath, new URL("../main.ts", import.meta.url).pathname], {
    cwd: "/",
    stdin: "ignore",
    stdout: "pipe",
    stderr: "pipe",
    env: {
      PATH: process.env["PATH"] ?? "",
      DATABASE_URL: database.as("api"),
      NATS_URL: nats.url("api"),
      INFOSTREAM_PORT: String(port),
      INFOSTREAM_OPS_PORT: String(freePort()),
      ...more,
    },
  });
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    child,
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await child.exited;
    },
  };
}

export const untilItAnswers = ({ origin }: ApiProcess) =>
  until("the api", () =>
    fetch(`${origin}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
