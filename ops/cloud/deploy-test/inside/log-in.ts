import { natsLogin } from "@infostream/chassis/nats-login";
import { connect, ErrorCode, NatsError } from "nats";

// Prints for each URL whether the server accepts the login, one line each; any other error fails.
const CA = "/tmp/nats-ca.pem";
await Bun.write(CA, process.env["NATS_CA"] ?? "");
for (const url of process.argv.slice(2)) {
  try {
    const connection = await connect({ ...natsLogin(url, CA), timeout: 10_000, reconnect: false });
    await connection.close();
    console.log("accepted");
  } catch (error) {
    if (!(error instanceof NatsError && error.code === ErrorCode.AuthorizationViolation)) throw error;
    console.log("refused");
  }
}
