import { connect, Events, type JetStreamClient, type NatsConnection, type ServersChanged } from "nats";
import { inboxPrefix } from "@infostream/contracts";
import { describeError } from "./log";
import { natsLogin } from "./nats-login";
import { countViolations } from "./permission";
import type { ServiceContext } from "./run";

export interface NatsSettings {
  /** One or more servers separated by commas: `nats://user:password@host:port`, `tls://…`; the login of the first serves for all. */
  readonly url: string;
  /** The service's name: its client name and its inbox. */
  readonly user: string;
  /** PEM file of the authority that signed the servers' certificates, where it is a private one. */
  readonly caFile: string | null;
}

export interface Nats extends AsyncDisposable {
  readonly connection: NatsConnection;
  readonly jetstream: JetStreamClient;
  /** Resolves where the server answers. */
  check(): Promise<void>;
  /** What the server denied to this user in the last ten minutes, one sentence each. */
  degraded(): readonly string[];
}

const DRAIN_LIMIT_MS = 3000;

/** The oldest server with the features that streams, consumers and atomic batches here rely on. */
const OLDEST = { major: 2, minor: 12 };

/**
 * Connects, waiting for a server that is not there yet, and stays connected for as long as the service lives.
 * Disposal drains: publishes are flushed and pending requests are answered.
 */
export async function connectNats(
  settings: NatsSettings,
  context: Pick<ServiceContext, "log" | "fail" | "ending">,
): Promise<Nats> {
  const login = natsLogin(settings.url, settings.caFile);
  const slow = setTimeout(
    () =>
      context.log.warn("nats.waiting", "NATS does not answer yet. Still trying to connect.", {
        servers: login.servers,
      }),
    1000,
  );
  const connection = await connect({
    ...login,
    name: settings.user,
    inboxPrefix: inboxPrefix(settings.user),
    // the defaults give up after about 20 s, and consumers then end without an error
    maxReconnectAttempts: -1,
    waitOnFirstConnect: true,
    // the client's own look-up of names keeps what it found for minutes: a server that came back at another address stayed lost
    resolve: false,
    reconnectTimeWait: 500,
    pingInterval: 10_000,
  })
    .catch((error) => {
      throw new Error(`Cannot connect to NATS: ${describeError(error)}. Check NATS_URL.`, { cause: error });
    })
    .finally(() => clearTimeout(slow));
  refuseOldServer(connection);
  const violations = countViolations();
  void logStatus(connection, violations, context);
  void connection.closed().then((error) => {
    if (!context.ending.aborted) context.fail(new Error("the NATS connection closed for good", { cause: error }));
  });
  return {
    connection,
    jetstream: connection.jetstream({ timeout: 5000 }),
    check: () => connection.flush(),
    degraded: () => violations.recent(Date.now()),
    [Symbol.asyncDispose]: () => drained(connection),
  };
}

/** A server that is down accepts nothing: draining would wait for it without end. */
async function drained(connection: NatsConnection): Promise<void> {
  await Promise.race([connection.drain(), Bun.sleep(DRAIN_LIMIT_MS)]);
  if (!connection.isClosed()) await connection.close();
}

function refuseOldServer({ info }: NatsConnection) {
  const [major = 0, minor = 0] = (info?.version ?? "").split(".").map(Number);
  if (major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)) return;
  throw new Error(
    `nats-server ${info?.version} is too old: InfoStream needs ${OLDEST.major}.${OLDEST.minor} or newer, ` +
      "for sync_interval, filter_subjects and atomic batches. Upgrade the server that NATS_URL names.",
  );
}

async function logStatus(
  connection: NatsConnection,
  violations: ReturnType<typeof countViolations>,
  { log }: Pick<ServiceContext, "log">,
) {
  for await (const { type, data, permissionContext } of connection.status()) {
    if (type === Events.Disconnect) log.warn("nats.disconnected", "Lost the connection to NATS. Reconnecting.");
    if (type === Events.Reconnect) log.info("nats.reconnected", "Reconnected to NATS.");
    if (type !== Events.Error) continue;
    if (permissionContext === undefined)
      log.warn("nats.failed", "NATS reported an error.", { error: data as string | ServersChanged });
    else {
      const { operation, subject } = permissionContext;
      const { times } = violations.add(operation, subject, Date.now());
      log.error(
        "permission.violated",
        "NATS denied a permission that this service needs. Grant its user the permissions of this release.",
        {
          operation,
          subject,
          times,
        },
      );
    }
  }
}
