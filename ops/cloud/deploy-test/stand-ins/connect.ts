import { createServer } from "node:http";
import { connect } from "node:net";

// Stands in for the EC2 Instance Connect Endpoint: tunnels any client to a host's SSH.
createServer()
  .on("connect", (request, client) => {
    const [host = "", port] = (request.url ?? "").split(":");
    const server = connect(Number(port), host, () => {
      client.write("HTTP/1.1 200 Connected\r\n\r\n");
      client.pipe(server).pipe(client);
    });
    server.on("error", () => client.destroy());
    client.on("error", () => server.destroy());
  })
  .listen(Number(process.env["PORT"]));
