import type { Permissions } from "@infostream/contracts/nats-users";

/** A NATS login. Without permissions it may do everything. */
export interface NatsLogin {
  readonly user: string;
  readonly password: string;
  readonly permissions?: Permissions;
}

export interface NatsConfig {
  readonly serverName: string;
  /** Address and port to listen on. */
  readonly listen: string;
  /** Address and port of the monitoring pages; without it there are none. */
  readonly monitor?: string;
  readonly users: readonly NatsLogin[];
  /** Without it, the server has no JetStream. */
  readonly jetstream?: {
    readonly storeFolder: string;
    /** Sync every write before it is acknowledged; the server's default syncs every two minutes. */
    readonly durable: boolean;
    readonly maxMemoryBytes: number;
    /** The streams' `max_bytes` together must fit into it. */
    readonly maxFileBytes: number;
  };
}

const MAX_PAYLOAD_BYTES = 1024 * 1024;

/** The server's configuration file. It is JSON, which the server reads as well as its own notation, and which quotes safely. */
export function natsConfig({ serverName, listen, monitor, users, jetstream }: NatsConfig): string {
  const config = {
    server_name: serverName,
    listen,
    ...(monitor ? { http: monitor } : {}),
    max_payload: MAX_PAYLOAD_BYTES,
    authorization: { users: users.map(authorization) },
    ...(jetstream
      ? {
          jetstream: {
            store_dir: jetstream.storeFolder,
            max_memory_store: jetstream.maxMemoryBytes,
            max_file_store: jetstream.maxFileBytes,
            ...(jetstream.durable ? { sync_interval: "always" } : {}),
          },
        }
      : {}),
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}

function authorization({ user, password, permissions }: NatsLogin) {
  if (!permissions) return { user, password };
  return { user, password, permissions };
}
