import { until } from "@infostream/chassis/testing/until";
import type { Aws } from "../aws/call";
import { docker, putFiles, script, tryDocker } from "../docker";
import { type Environment, LABEL } from "../environment";
import { IMAGES } from "../images";
import { isRunning } from "../parts/container";
import { startInterface } from "../parts/interface";
import { authority, certificate } from "../parts/operator";
import type { Database, Snapshot } from "./recorded";

export const databaseName = (environment: Environment, id: string) => environment.name(id);

/** The folder of the snapshots inside the servers. */
const SNAPSHOTS = "/snapshots";

export interface Server {
  readonly id: string;
  /** Its host name for clients. */
  readonly host: string;
  readonly address: string;
  /** The snapshot to create it from; empty for a new one. */
  readonly restored: string;
  /** The master user's login. */
  readonly login: Login;
}

/** A server for a database that AWS records. */
export async function startDatabase(
  aws: Aws,
  environment: Environment,
  database: Database & Pick<Server, "address" | "restored">,
): Promise<void> {
  await startPostgres(environment, { ...database, login: await masterLogin(aws, database) });
}

/** PostgreSQL as RDS sets it up: TLS only, and a master user that is not a superuser. */
export async function startPostgres(environment: Environment, database: Server): Promise<void> {
  const name = databaseName(environment, database.id);
  const at = `${database.id}-interface`;
  await startInterface(environment, at, {
    address: database.address,
    group: "DatabaseSg",
    labels: { [`${LABEL}.database`]: database.id },
  });
  if (await isRunning(name)) return;
  const { certificate: pem, key } = await certificate(environment, database.host);
  const { login } = database;
  await docker([
    "create",
    `--name=${name}`,
    `--label=${environment.label}`,
    `--network=container:${environment.name(at)}`,
    "--env=POSTGRES_USER=rdsadmin",
    `--env=POSTGRES_PASSWORD=${login.password}`,
    `--env=SNAPSHOT=${database.restored}`,
    `--volume=${environment.name("snapshots")}:${SNAPSHOTS}`,
    IMAGES.postgres,
    "bash",
    "-euc",
    RUN,
  ]);
  await putFiles(name, {
    "/tls/server.pem": pem,
    "/tls/server.key": key,
    "/tls/authority.pem": await authority(environment),
    "/etc/pg_hba.conf": "local all,replication all trust\nhostssl all all all scram-sha-256\n",
    "/docker-entrypoint-initdb.d/master.sql": master(login),
  });
  await docker(["start", name]);
  await until(
    "PostgreSQL",
    async () => (await tryDocker(["exec", name, "pg_isready", "--quiet", "--host=127.0.0.1"])).code === 0,
    60_000,
  );
  // as RDS does with a master whose password it manages
  if (database.restored !== "") await script(name, AS_ADMIN, passwordOf(login));
}

/** Takes a snapshot of a database under this name, once. */
export const takeSnapshot = (environment: Environment, { id, database }: Snapshot): Promise<string> =>
  script(databaseName(environment, database), SNAPSHOT, `${SNAPSHOTS}/${id}`);

const SNAPSHOT = `
[ ! -e "$1" ] || exit 0
rm -rf "$1.begun"
pg_basebackup --username=rdsadmin --pgdata="$1.begun" --wal-method=stream --checkpoint=fast
mv "$1.begun" "$1"
`;
const AS_ADMIN = `psql --quiet --username=rdsadmin --dbname=postgres --set=ON_ERROR_STOP=1 --command="$1"`;

// the server wants its key and its data to be its own
const RUN = `
if [ -n "$SNAPSHOT" ] && [ ! -e "$PGDATA/PG_VERSION" ]; then
  cp -a "${SNAPSHOTS}/$SNAPSHOT/." "$PGDATA"
  chown -R postgres:postgres "$PGDATA"
  chmod 700 "$PGDATA"
fi
install -o postgres -g postgres -m 600 /tls/server.key /tls/key.pem
exec docker-entrypoint.sh postgres -c ssl=on -c ssl_cert_file=/tls/server.pem -c ssl_key_file=/tls/key.pem \\
  -c hba_file=/etc/pg_hba.conf -c timezone=UTC -c fsync=off
`;

/** The rights of RDS's master user, which is not a superuser. */
const master = ({ username, password }: Login) => `
CREATE ROLE "${username}" LOGIN NOSUPERUSER CREATEROLE CREATEDB PASSWORD '${password}';
GRANT pg_monitor, pg_signal_backend TO "${username}";
ALTER DATABASE postgres OWNER TO "${username}";
`;

const passwordOf = ({ username, password }: Login) => `ALTER ROLE "${username}" PASSWORD '${password}'`;

interface Login {
  readonly username: string;
  readonly password: string;
}

async function masterLogin(aws: Aws, { id, masterSecret }: Database): Promise<Login> {
  const secret = await aws.json("secretsmanager", "GetSecretValue", { SecretId: masterSecret });
  const text =
    typeof secret === "object" && secret !== null && "SecretString" in secret ? String(secret.SecretString) : "{}";
  const login: unknown = JSON.parse(text);
  if (typeof login === "object" && login !== null && "username" in login && "password" in login)
    return { username: String(login.username), password: String(login.password) };
  throw new Error(`The master secret of ${id} contains no login`);
}
